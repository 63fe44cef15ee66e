import type { LoadedPolicy, Outlook } from "../../../../src/look-on.ts";
import type { Report } from "../../../../src/cli/output.ts";
import { policyCommand } from "../../../../src/cli/policy/policy-command.ts";
import type { Policy } from "../../../../src/domain/policy/policy.ts";
import { aPolicy } from "../../../build/a-policy.ts";
import { id } from "../../../build/ids.ts";
import { person } from "../../../build/person.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";
import { typedPolicy } from "./typed-policy.ts";
import { encryptionKey } from "../../../build/encryption-key.ts";

/** Settings of a tenant. */
export const environment = {
  MICROSOFT_APP_ID: "5a0d7b0c-7e57-4c01-9e2a-000000000002",
  MICROSOFT_APP_PASSWORD: "secret",
  MICROSOFT_APP_TENANT_ID: "5a0d7b0c-7e57-4c01-9e2a-000000000001",
  OAUTH_CONNECTION_NAME: "sso",
  ENCRYPTION_KEY: encryptionKey,
  POLICY_FILE: "policy.json",
};

/** The commands in a tenant of fakes, with one policy file, `policy.json`. */
export class ACommand {
  readonly outside: FakeOutside = fakeOutside();
  environment: Readonly<Record<string, string>> = environment;
  /** The file's content. */
  file: LoadedPolicy;
  isStored = true;
  /** The failure when the tenant is read, if any. */
  failure: Error | undefined;
  closed = 0;

  constructor(given: Partial<Policy> = {}) {
    this.file = { kind: "policy", policy: aPolicy(given) };
  }

  run(...args: readonly string[]): Promise<Report> {
    return policyCommand(typedPolicy(...args), {
      environment: this.environment,
      loadPolicy: async (file) => (file === "policy.json" ? this.file : { kind: "problems", problems: [`no file ${file}`] }),
      lookOn: async ({ inviteAs }, policy) => this.#look(inviteAs, policy),
    });
  }

  async #look(inviteAs: "user" | "app", policy: Policy): Promise<Outlook> {
    if (this.failure) throw this.failure;
    const { ports } = this.outside;
    this.outside.policy.change(policy);
    const close = async () => void (this.closed += 1);
    return { ports: { ...ports, terms: { ...ports.terms, inviteAs } }, isStored: this.isStored, close };
  }
}

/** The tenant's channel for approvals. */
export const approvalsChannel = id("19:decide@thread.tacv2");
export const adele = id("adele");

/** The commands in a tenant in which Adele and Megan are in the approvals channel's team. */
export function aTenantCommand(given: Partial<Policy> = {}): ACommand {
  const command = new ACommand({ approvals: { ...aPolicy().approvals, channel: approvalsChannel }, ...given });
  const { directory, teams } = command.outside;
  for (const name of ["Adele", "Megan"]) {
    const mail = `${name}@contoso.com`;
    directory.add({ id: id(name.toLowerCase()), displayName: name, mail, userPrincipalName: mail, userType: "Member" });
    directory.types.set(id(name.toLowerCase()), "Member");
  }
  teams.rosters.set(approvalsChannel, [person({ id: adele }), person({ id: id("megan") })]);
  return command;
}

/** Explains a request of Adele's for Sam at Fabrikam. */
export function explainSam(command: ACommand, ...more: readonly string[]): Promise<Report> {
  return command.run("explain", "adele@contoso.com", "sam@fabrikam.com", ...more);
}
