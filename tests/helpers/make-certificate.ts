/** A certificate for a server of a test, and the authority that vouches for it: X.509 as written down in RFC 5280, nothing that a test does not need. */
import { generateKeyPairSync, sign, type KeyObject } from "node:crypto";

export type Certificate = { readonly certificate: string; readonly key: string };
export type Authority = Certificate & { readonly name: string; readonly sign: (host: string) => Certificate };

/** `name`: of whoever signs. `sign`: a certificate for a host name. */
export function makeAuthority(name: string): Authority {
  const keys = generateKeyPairSync("ec", { namedCurve: "prime256v1" });
  const isAuthority = extension([0x55, 0x1d, 0x13], der(0x30, der(0x01, Buffer.from([0xff]))));
  return {
    name,
    ...certified(name, name, keys.publicKey, keys.privateKey, keys.privateKey, isAuthority),
    sign: (host) => {
      const own = generateKeyPairSync("ec", { namedCurve: "prime256v1" });
      const names = extension([0x55, 0x1d, 0x11], der(0x30, der(0x82, Buffer.from(host))));
      return certified(name, host, own.publicKey, own.privateKey, keys.privateKey, names);
    },
  };
}

/** ecdsa-with-SHA256. */
const ALGORITHM = der(0x30, der(0x06, Buffer.from([0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02])));

function certified(issuer: string, subject: string, of: KeyObject, own: KeyObject, by: KeyObject, extensions: Buffer): Certificate {
  const day = 86_400_000;
  const body = der(
    0x30,
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([subject === issuer ? 1 : 2])),
    ALGORITHM,
    named(issuer),
    der(0x30, time(Date.now() - day), time(Date.now() + day)),
    named(subject),
    of.export({ type: "spki", format: "der" }),
    der(0xa3, der(0x30, extensions)),
  );
  const bytes = der(0x30, body, ALGORITHM, der(0x03, Buffer.from([0]), sign("sha256", body, by)));
  return { certificate: pem(bytes), key: own.export({ type: "pkcs8", format: "pem" }).toString() };
}

function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const length = content.length;
  const head = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...head]), content]);
}

/** A common name. */
function named(name: string): Buffer {
  return der(0x30, der(0x31, der(0x30, der(0x06, Buffer.from([0x55, 0x04, 0x03])), der(0x0c, Buffer.from(name)))));
}

function time(at: number): Buffer {
  return der(0x17, Buffer.from(`${new Date(at).toISOString().replace(/\D/gu, "").slice(2, 14)}Z`));
}

function extension(id: readonly number[], value: Buffer): Buffer {
  return der(0x30, der(0x06, Buffer.from(id)), der(0x01, Buffer.from([0xff])), der(0x04, value));
}

function pem(bytes: Buffer): string {
  return `-----BEGIN CERTIFICATE-----\n${bytes.toString("base64").replace(/.{64}(?=.)/gu, "$&\n")}\n-----END CERTIFICATE-----\n`;
}
