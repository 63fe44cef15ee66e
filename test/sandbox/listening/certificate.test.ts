import assert from "node:assert/strict";
import { createPrivateKey, X509Certificate } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sinon from "sinon";
import { ensureCertificate } from "../../../sandbox/listening/certificate.ts";

const DAY = 24 * 60 * 60 * 1000;

describe("ensureCertificate", () => {
  let directory: string;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), "sandbox-certificate-"));
  });
  afterEach(async () => {
    sinon.restore();
    await rm(directory, { recursive: true });
  });

  /** Freezes only the date: timers and files still work. */
  const freezeDate = () => sinon.useFakeTimers({ toFake: ["Date"], now: Date.now() });

  it("makes a certificate for localhost that signs itself, for a year", async () => {
    const { certificateFile, certificatePem, keyPem } = await ensureCertificate(join(directory, "new"));
    const certificate = new X509Certificate(certificatePem);
    assert.equal(certificateFile, join(directory, "new", "certificate.pem"));
    assert.equal(await readFile(certificateFile, "utf8"), certificatePem);
    assert.equal(certificate.subjectAltName, "DNS:localhost, IP Address:127.0.0.1");
    assert.deepEqual([certificate.ca, certificate.checkPrivateKey(createPrivateKey(keyPem))], [true, true]);
    assert.ok(Math.abs(certificate.validToDate.getTime() - Date.now() - 365 * DAY) < 60_000);
  });

  it("has other names on request, and is replaced if it lacks one", async () => {
    const names = ["graph.microsoft.com", "login.microsoftonline.com"];
    const first = await ensureCertificate(directory);
    const second = await ensureCertificate(directory, names);
    assert.notEqual(second.certificatePem, first.certificatePem);
    assert.match(new X509Certificate(second.certificatePem).subjectAltName ?? "", /DNS:localhost, DNS:graph\.microsoft\.com, DNS:login/);
    assert.deepEqual([await ensureCertificate(directory, names), await ensureCertificate(directory)], [second, second]);
  });

  it("lets only the owner read the key", async () => {
    await ensureCertificate(directory);
    assert.equal((await stat(join(directory, "certificate-and-key.1.pem"))).mode & 0o777, 0o600);
  });

  it("reuses the existing one, and restores a missing public half", async () => {
    const first = await ensureCertificate(directory);
    await rm(first.certificateFile);
    assert.deepEqual(await ensureCertificate(directory), first);
    assert.equal(await readFile(first.certificateFile, "utf8"), first.certificatePem);
  });

  it("makes a new one within a week of the end", async () => {
    const date = freezeDate();
    const first = await ensureCertificate(directory);
    date.setSystemTime(Date.now() + 357 * DAY);
    assert.deepEqual(await ensureCertificate(directory), first);
    date.setSystemTime(Date.now() + 2 * DAY);
    const second = await ensureCertificate(directory);
    assert.notEqual(second.certificatePem, first.certificatePem);
    assert.deepEqual(await ensureCertificate(directory), second);
  });

  it("makes a new one instead of a damaged one", async () => {
    await writeFile(join(directory, "certificate-and-key.1.pem"), "damaged");
    const made = await ensureCertificate(directory);
    assert.ok(new X509Certificate(made.certificatePem).ca);
  });

  it("gives the same certificate to several processes that start at once, and leaves no other files", async () => {
    const all = await Promise.all(Array.from({ length: 5 }, () => ensureCertificate(directory)));
    for (const each of all) assert.deepEqual(each, all[0]);
    assert.deepEqual((await readdir(directory)).sort(), ["certificate-and-key.1.pem", "certificate.pem"]);
  });

  it("says how to help when it can't be written", async () => {
    await writeFile(join(directory, "file"), "");
    await assert.rejects(ensureCertificate(join(directory, "file")), { code: "EEXIST" });
  });
});
