import type { SignInPage, SignInPlace, SignInResource } from "../../src/ports/sign-in-page.ts";

/** What Teams needs to sign a person in, always the same. */
export const signInResource: SignInResource = {
  connection: "graph",
  link: "https://token.example/sign-in",
  exchange: { id: "exchange-1", uri: "api://botid-app", providerId: "provider" },
};

/** Gives everybody {@link signInResource}, and records who asked. */
export class FakeSignInPage implements SignInPage {
  readonly asked: SignInPlace[] = [];
  /** The tokens by code. */
  readonly tokens = new Map<string, string>();

  async resource(place: SignInPlace): Promise<SignInResource> {
    this.asked.push(place);
    return signInResource;
  }

  async token(_place: SignInPlace, code: string): Promise<string | undefined> {
    return this.tokens.get(code);
  }
}
