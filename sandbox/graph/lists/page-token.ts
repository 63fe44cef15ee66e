import type { ZodType } from "zod";
import { jsonText } from "../../requests/json-text.ts";

/** Packs what a link has to remember. Opaque to clients, as Graph's tokens are. */
export function packToken(content: Readonly<Record<string, unknown>>): string {
  return Buffer.from(JSON.stringify(content)).toString("base64url");
}

/** Undefined when it isn't a token that we gave. */
export function unpackToken<T>(token: string, schema: ZodType<T>): T | undefined {
  return jsonText.pipe(schema).safeParse(Buffer.from(token, "base64url").toString()).data;
}
