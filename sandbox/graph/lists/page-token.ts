import type { ZodType } from "zod";
import { jsonText } from "../../requests/json-text.ts";

/** Encodes the state of a link. Clients can't read it, as with Graph's tokens. */
export function packToken(content: Readonly<Record<string, unknown>>): string {
  return Buffer.from(JSON.stringify(content)).toString("base64url");
}

/** Undefined when the sandbox didn't issue the token. */
export function unpackToken<T>(token: string, schema: ZodType<T>): T | undefined {
  return jsonText.pipe(schema).safeParse(Buffer.from(token, "base64url").toString()).data;
}
