import { missingParameter } from "./refusals.ts";

/** The form of a token request. */
export interface TokenForm {
  get(name: string): string | undefined;
  /** @throws EntraRefusal AADSTS900144 when the value is absent or empty. */
  require(name: string): string;
}

/** Reads `application/x-www-form-urlencoded`; an empty value counts as absent. */
export function readTokenForm(body: string): TokenForm {
  const fields = new URLSearchParams(body);
  const get = (name: string) => fields.get(name) || undefined;
  return {
    get,
    require: (name) => {
      const value = get(name);
      if (value === undefined) throw missingParameter(name);
      return value;
    },
  };
}
