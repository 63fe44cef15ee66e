import { readFile, stat } from "node:fs/promises";
import { parsePolicy } from "./parse-policy.ts";
import type { ParsedPolicy, PolicyBounds } from "./parse-policy.ts";

/** In bytes. */
const largestFile = 1_048_576;

/** Reads a policy file, if there is one. Never throws. */
export async function readPolicyFile(path: string, bounds: PolicyBounds = {}): Promise<ParsedPolicy> {
  try {
    return await readIt(path, bounds);
  } catch (error) {
    const isMissing = error instanceof Error && "code" in error && error.code === "ENOENT";
    return isMissing ? problem("file-missing", "there is no such file") : problem("file-unreadable", "the file can't be read");
  }
}

async function readIt(path: string, bounds: PolicyBounds): Promise<ParsedPolicy> {
  const found = await stat(path);
  if (!found.isFile()) return problem("file-unreadable", "this is no file");
  if (found.size > largestFile) return problem("file-too-large", "the file is larger than 1 MB");
  const text = textOf(await readFile(path));
  return text === undefined ? problem("not-utf-8", "the file is not UTF-8: save it as that") : parsePolicy(text, bounds);
}

/** Without the byte order mark that some editors write; undefined for other encodings. */
function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined; // a TypeError means another encoding
  }
}

function problem(code: string, message: string): ParsedPolicy {
  return { kind: "problems", problems: [{ line: 1, column: 1, path: "", code, message }] };
}
