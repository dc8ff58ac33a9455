/** The certificate by which Terraform knows that it talks to the plugin that it has started: made anew for each process. */
// @peculiar/x509 needs it, and does not load it.
import "reflect-metadata";
import { webcrypto } from "node:crypto";
import {
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from "@peculiar/x509";

export interface Certificate {
  /** DER in base64 without padding, as the handshake line carries it. */
  readonly der: string;
  readonly certificatePem: Buffer;
  readonly keyPem: Buffer;
}

const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
const oneDay = 24 * 60 * 60 * 1000;

/** How long a plugin may run: AWS itself gives up on a refresh after 14 days. */
const validDays = 30;

/** Self-signed, and its own authority, since go-plugin takes it as the only root. It is for the name `localhost`, which go-plugin asks for. */
export async function createCertificate(): Promise<Certificate> {
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
  const now = Date.now();
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: "CN=localhost",
    notBefore: new Date(now - oneDay),
    notAfter: new Date(now + validDays * oneDay),
    signingAlgorithm: algorithm,
    keys,
    extensions: [
      new BasicConstraintsExtension(true, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature | KeyUsageFlags.keyCertSign, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth, ExtendedKeyUsage.clientAuth]),
      new SubjectAlternativeNameExtension([{ type: "dns", value: "localhost" }]),
    ],
  });
  const key = Buffer.from(await webcrypto.subtle.exportKey("pkcs8", keys.privateKey));
  return {
    der: Buffer.from(certificate.rawData).toString("base64").replace(/=+$/, ""),
    certificatePem: Buffer.from(certificate.toString("pem")),
    keyPem: Buffer.from(
      `-----BEGIN PRIVATE KEY-----\n${key.toString("base64")}\n-----END PRIVATE KEY-----\n`,
    ),
  };
}
