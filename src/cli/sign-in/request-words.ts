import type { SignInRequest } from "../../ports/identity.ts";

/** What a person must do to sign in. */
export function requestWords(request: SignInRequest): string {
  const { url } = request;
  if (request.kind === "open")
    return `${request.isOpening ? "Sign in in the browser. If it doesn't open, go to" : "To sign in, go to"}:\n${url}`;
  return [
    `To sign in, open ${url} and enter the code ${request.code}.`,
    "Only enter a code that you asked for yourself. Microsoft advises to block sign-in by device code; signing in by browser is safer.",
  ].join("\n");
}
