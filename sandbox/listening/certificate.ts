import { X509Certificate } from "node:crypto";
import { link, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { generate } from "selfsigned";

const DAY = 24 * 60 * 60 * 1000;
const RENEW_BEFORE = 7 * DAY;
const PAIR_NAME = /^certificate-and-key\.(\d+)\.pem$/;

export interface Certificate {
  /** For NODE_EXTRA_CA_CERTS. */
  readonly certificateFile: string;
  readonly keyPem: string;
  readonly certificatePem: string;
}

/**
 * The sandbox's https certificate for localhost and `hosts`, kept in `directory`. It is valid for a year and is replaced a week before it
 * expires, or when it lacks a host. Certificate and key are in one numbered file (mode 600). A hard link puts the file in place, which only
 * one of two processes that start at once can do: the other uses the first one's file. `certificate.pem` is its public half.
 */
export async function ensureCertificate(directory: string, hosts: readonly string[] = []): Promise<Certificate> {
  await mkdir(directory, { recursive: true });
  const newest = Math.max(0, ...(await readdir(directory)).map((name) => Number(PAIR_NAME.exec(name)?.[1] ?? 0)));
  const kept = newest > 0 ? splitPair(directory, await readFile(pairFile(directory, newest), "utf8")) : undefined;
  const certificate = kept && isUsable(kept, hosts) ? kept : await makeCertificate(directory, newest + 1, hosts);
  await replaceFile(certificate.certificateFile, certificate.certificatePem);
  return certificate;
}

async function makeCertificate(directory: string, number: number, hosts: readonly string[]): Promise<Certificate> {
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
        altNames: [...["localhost", ...hosts].map((value) => ({ type: 2 as const, value })), { type: 7, ip: "127.0.0.1" }],
      },
    ],
  });
  await createOnce(pairFile(directory, number), `${made.cert.trim()}\n${made.private.trim()}\n`);
  const certificate = splitPair(directory, await readFile(pairFile(directory, number), "utf8"));
  if (!certificate) throw new Error(`${pairFile(directory, number)} can't be read back: delete it and start again`);
  return certificate;
}

function pairFile(directory: string, number: number): string {
  return join(directory, `certificate-and-key.${number}.pem`);
}

function splitPair(directory: string, pair: string): Certificate | undefined {
  const [certificatePem, keyPem] = pair.match(/-----BEGIN [^-]+-----[^-]+-----END [^-]+-----\n?/g) ?? [];
  if (certificatePem === undefined || keyPem === undefined) return undefined;
  return { certificateFile: join(directory, "certificate.pem"), keyPem, certificatePem };
}

function isUsable({ certificatePem }: Certificate, hosts: readonly string[]): boolean {
  const certificate = new X509Certificate(certificatePem);
  const isForAll = hosts.every((host) => certificate.checkHost(host) !== undefined);
  return isForAll && certificate.validToDate.getTime() > Date.now() + RENEW_BEFORE;
}

/** Creates the file completely or not at all. Doesn't touch a file that another process has created first. */
async function createOnce(file: string, text: string): Promise<void> {
  const temporary = temporaryName(file);
  await writeFile(temporary, text, { mode: 0o600 });
  try {
    await link(temporary, file);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  } finally {
    await rm(temporary);
  }
}

async function replaceFile(file: string, text: string): Promise<void> {
  const temporary = temporaryName(file);
  await writeFile(temporary, text);
  await rename(temporary, file);
}

function temporaryName(file: string): string {
  return `${file}.${process.pid}.${Math.random().toString(36).slice(2)}`;
}
