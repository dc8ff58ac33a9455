/** Which requests go through a proxy: as Go decides it, which `@pulumi/aws` and Terraform's provider are written in. */
import assert from "node:assert/strict";
import { checkProxies, isProxyInUse, proxyOf } from "../../../../engine/proxy/proxy-of";

const proxy = "http://proxy.example:3128/";
const both = { HTTPS_PROXY: proxy, HTTP_PROXY: "http://plain.example:8080/" };

describe("the proxy of a request", () => {
  const rows: readonly [title: string, url: string, NodeJS.ProcessEnv, string | undefined][] = [
    ["none is set", "https://aws.example", {}, undefined],
    ["one is set for HTTPS", "https://aws.example", both, proxy],
    ["one is set for HTTP", "http://aws.example", both, both.HTTP_PROXY],
    ["one is set for HTTP only", "https://aws.example", { HTTP_PROXY: proxy }, undefined],
    ["one is set in small letters", "https://aws.example", { https_proxy: proxy }, proxy],
    ["one is set for HTTP in small letters", "http://aws.example", { http_proxy: proxy }, proxy],
    [
      "both cases are set",
      "https://aws.example",
      { HTTPS_PROXY: proxy, https_proxy: "http://other.example" },
      proxy,
    ],
    [
      "one is set without a scheme",
      "https://a.example",
      { HTTPS_PROXY: "proxy.example:3128" },
      proxy,
    ],
    ["it is empty", "https://aws.example", { HTTPS_PROXY: "", https_proxy: " " }, undefined],
    ["the request is for this machine", "http://localhost:4566", both, undefined],
    ["the request is for the loopback", "http://127.1.2.3:4566", both, undefined],
    ["the request is for the loopback of IPv6", "http://[::1]:4566", both, undefined],
  ];
  for (const [title, url, environment, expected] of rows) {
    it(`is ${expected ?? "none"} where ${title}`, () => {
      assert.equal(proxyOf(new URL(url), environment)?.href, expected);
      assert.equal(isProxyInUse(environment), Object.values(environment).join("").trim() !== "");
    });
  }
});

describe("NO_PROXY", () => {
  const rows: readonly [exceptions: string, url: string, isStraight: boolean][] = [
    ["*", "https://aws.example", true],
    ["aws.example", "https://aws.example", true],
    ["aws.example", "https://AWS.example.", true],
    ["AWS.Example", "https://aws.example", true],
    ["aws.example", "https://ec2.aws.example", true],
    ["aws.example", "https://notaws.example", false],
    [".aws.example", "https://ec2.aws.example", true],
    [".aws.example", "https://aws.example", false],
    ["*.aws.example", "https://ec2.aws.example", true],
    ["*.aws.example", "https://aws.example", false],
    ["aws.example:443", "https://aws.example", true],
    ["aws.example:443", "https://aws.example:8443", false],
    ["aws.example:8443", "https://aws.example:8443", true],
    ["other.example, aws.example", "https://aws.example", true],
    ["other.example aws.example", "https://aws.example", true],
    [",", "https://aws.example", false],
    [".", "https://aws.example", false],
    ["10.0.0.0/8", "https://10.1.2.3", true],
    ["10.0.0.0/8", "https://11.1.2.3", false],
    ["10.0.0.0/8", "https://aws.example", false],
    ["10.0.0.0/99", "https://10.1.2.3", false],
    ["10.0.0.0/", "https://10.1.2.3", false],
    ["10.1.2.3", "https://10.1.2.3", true],
    ["10.1.2.3:443", "https://10.1.2.3", true],
    ["10.1.2.3:80", "https://10.1.2.3", false],
    ["10.1.2.3", "https://10.1.2.30", false],
    ["fd00::/8", "https://[fd00:ec2::254]", true],
    ["fd00:ec2::254", "https://[fd00:ec2::254]", true],
    ["[fd00:ec2::254]:443", "https://[fd00:ec2::254]", true],
    ["fd00::/8", "https://[fe80::1]", false],
    ["", "https://aws.example", false],
  ];
  for (const [exceptions, url, isStraight] of rows) {
    for (const name of ["NO_PROXY", "no_proxy"]) {
      it(`sends ${url} ${isStraight ? "straight" : "through the proxy"} with ${name}="${exceptions}"`, () => {
        const found = proxyOf(new URL(url), { ...both, [name]: exceptions })?.href;
        assert.equal(found, isStraight ? undefined : proxy);
      });
    }
  }
});

describe("a proxy that cannot be used", () => {
  for (const [value, reason] of [
    ["socks5://me:s3cret@proxy.example:1080", /socks5:\/\/ is not supported$/],
    ["http://me:s3cret@proxy example", /like http:\/\/proxy\.example\.com:3128$/],
  ] as const) {
    it(`is named by its variable, without its password: ${value.split(":")[0]}, ${value.slice(-8)}`, () => {
      const checks = [
        () => {
          checkProxies({ https_proxy: value });
        },
        () => proxyOf(new URL("https://aws.example"), { https_proxy: value }),
      ];
      for (const check of checks) {
        assert.throws(check, (error: Error) => {
          assert.equal(error.name, "InvalidProxy");
          assert.match(error.message, /^https_proxy is set/);
          assert.match(error.message, reason);
          assert.doesNotMatch(error.message, /s3cret/);
          return true;
        });
      }
    });
  }
});
