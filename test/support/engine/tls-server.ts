/** The front of a server that speaks TLS, for a server of this machine that does not. */
import { connect, type AddressInfo } from "node:net";
import { createServer, type TLSSocket } from "node:tls";

export interface TlsOptions {
  readonly certificate: { readonly certificatePem: Buffer; readonly keyPem: Buffer };
  /** Of the server behind it, on this machine. */
  readonly port: number;
}

/** Runs the body with such a front, and closes it in any case. */
export async function withTlsServer(
  { certificate: { certificatePem, keyPem }, port }: TlsOptions,
  body: (port: number) => Promise<void>,
): Promise<void> {
  const sockets = new Set<TLSSocket>();
  const server = createServer({ cert: certificatePem, key: keyPem }, (socket) => {
    sockets.add(socket);
    const onward = connect(port, "127.0.0.1");
    socket.pipe(onward).pipe(socket);
    socket.on("error", () => onward.destroy());
    onward.on("error", () => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    await body((server.address() as AddressInfo).port);
  } finally {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  }
}
