import { X509Certificate } from "node:crypto";
import { chmod, mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { generate } from "selfsigned";

const DAY = 24 * 60 * 60 * 1000;
const RENEW_BEFORE = 7 * DAY;

export interface Certificate {
  /** For NODE_EXTRA_CA_CERTS. */
  readonly certificateFile: string;
  readonly keyPem: string;
  readonly certificatePem: string;
}

/**
 * The sandbox's https certificate for localhost, kept in `directory` (`certificate.pem`, and `certificate-and-key.pem` with mode 600).
 * Reused until a week before it ends, then made anew for a year. Certificate and key are taken from one file that is
 * put in place by a rename, so two processes that start at once never end up with halves that don't belong together.
 */
export async function ensureCertificate(directory: string): Promise<Certificate> {
  await mkdir(directory, { recursive: true });
  return (await readCertificate(directory)) ?? (await makeCertificate(directory));
}

async function readCertificate(directory: string): Promise<Certificate | undefined> {
  const pair = await readIfThere(join(directory, "certificate-and-key.pem"));
  const found = pair === undefined ? undefined : split(directory, pair);
  if (!found || !isGoodFor(found.certificatePem, RENEW_BEFORE)) return undefined;
  const published = await readIfThere(found.certificateFile);
  if (published !== found.certificatePem) await replaceFile(found.certificateFile, found.certificatePem, 0o644);
  return found;
}

async function makeCertificate(directory: string): Promise<Certificate> {
  const made = await generate([{ name: "commonName", value: "localhost" }], {
    keySize: 2048,
    algorithm: "sha256",
    notAfterDate: new Date(Date.now() + 365 * DAY),
    extensions: [
      { name: "basicConstraints", cA: true, critical: true },
      { name: "keyUsage", digitalSignature: true, keyEncipherment: true, keyCertSign: true, critical: true },
      { name: "extKeyUsage", serverAuth: true },
      {
        name: "subjectAltName",
        altNames: [
          { type: 2, value: "localhost" },
          { type: 7, ip: "127.0.0.1" },
        ],
      },
    ],
  });
  await replaceFile(join(directory, "certificate-and-key.pem"), `${made.cert.trim()}\n${made.private.trim()}\n`, 0o600);
  const winner = await readCertificate(directory);
  if (!winner) throw new Error(`The certificate in ${directory} can't be read back: delete the folder and start again`);
  return winner;
}

/** A certificate followed by its key, as one text. */
function split(directory: string, pair: string): Certificate | undefined {
  const [certificatePem, keyPem] = pair.match(/-----BEGIN [^-]+-----[^-]+-----END [^-]+-----\n?/g) ?? [];
  if (certificatePem === undefined || keyPem === undefined) return undefined;
  return { certificateFile: join(directory, "certificate.pem"), keyPem, certificatePem };
}

function isGoodFor(certificatePem: string, milliseconds: number): boolean {
  return new X509Certificate(certificatePem).validToDate.getTime() > Date.now() + milliseconds;
}

async function replaceFile(file: string, text: string, mode: number): Promise<void> {
  const temporary = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  await writeFile(temporary, text, { mode });
  await chmod(temporary, mode);
  await rename(temporary, file);
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}
