import type { PersonId } from "../../domain/ids.ts";
import type { ClaimedPerson, Identity, ProofOutcome, ShellActor } from "../../ports/identity.ts";

/**
 * The identity of a person who signed in at a shell, in place of Teams' SSO token and the on-behalf-of exchange: what flows pass as
 * `ssoToken` isn't read. As the app, only the sponsor is spoken for.
 */
export function shellIdentity(actor: ShellActor, sponsor: PersonId | undefined): Identity {
  const prove = async (_: string, { id }: ClaimedPerson): Promise<ProofOutcome> => {
    const known = actor.kind === "app" ? sponsor : actor.session.person.id;
    if (id !== known) return { kind: "refused", why: "other-person" };
    const roles = actor.kind === "app" ? undefined : actor.session.person.roles;
    return { kind: "proven", ...(roles && { roles }), ...(actor.kind === "app" && { byApp: true }) };
  };
  return {
    prove,
    nameIn: async (_, { id }) => (actor.kind === "person" && actor.session.person.id === id ? actor.session.person.name : undefined),
    async signIn(token, claimed) {
      const proof = await prove(token, claimed);
      if (proof.kind !== "proven") return proof;
      if (actor.kind === "app") return { kind: "refused", why: "invalid-token" };
      const { kind: _, ...known } = proof;
      return { kind: "signed-in", actor: { kind: "person", id: claimed.id, ...known, accessToken: await actor.session.graphToken() } };
    },
  };
}
