import type { PersonId } from "../../src/domain/ids.ts";
import type { BegunSignIn, FinishedSignIn, SignInAnswer, StrongSignIn } from "../../src/ports/strong-sign-in.ts";

/** A fake of strong sign-in; its links contain person and claims in plain text. */
export class FakeStrongSignIn implements StrongSignIn {
  /** Whether browsers can reach the bot. */
  isPublic = true;
  /** The outcome of the next sign-in. */
  next: FinishedSignIn = { kind: "out-of-date" };
  /** Names the next sign-in. */
  id = "1";
  /** How often Entra was asked about a code. */
  asked = 0;
  readonly adminConsentUrl = "https://login.example/tenant/adminconsent?client_id=app";

  async linkFor({ id }: { readonly id: PersonId }, claims: string | undefined): Promise<string | undefined> {
    return this.isPublic ? `https://guestlist.example/sign-in?ticket=${id}:${claims ?? "any"}` : undefined;
  }

  async begin(ticket: string): Promise<BegunSignIn> {
    return ticket === "good" ? { kind: "begun", url: "https://login.example/authorize", session: "session" } : { kind: "out-of-date" };
  }

  async finish(_answer: SignInAnswer, isFirst: (id: string) => Promise<boolean>): Promise<FinishedSignIn> {
    if (this.next.kind === "out-of-date" || !(await isFirst(this.id))) return { kind: "out-of-date" };
    this.asked += 1;
    return this.next;
  }
}
