import { z } from "zod";
import type { Preflight } from "../../ports/directory.ts";
import type { Actor } from "../../ports/identity.ts";
import { askBatch } from "./batch.ts";
import type { BatchItem, BatchOptions } from "./batch.ts";
import { directoryUsers } from "./directory-user.ts";
import { chooseOwner, ownersPath } from "./find-by-email.ts";
import { expectAnswer } from "./graph-answer.ts";
import type { GraphAnswer } from "./graph-answer.ts";
import { query } from "./odata.ts";
import { organization, organizationPath } from "./own-domains.ts";
import type { OwnDomains } from "./own-domains.ts";
import { userType } from "./user-properties.ts";

export interface PreflightOptions extends BatchOptions {
  readonly ownDomains: OwnDomains;
}

const me = z.object({ userType });

/** One `$batch`: who owns the address, who asks (`/me` exists for people only), and the tenant's domains unless they are known. */
export async function preflight({ ownDomains, ...options }: PreflightOptions, actor: Actor, email: string): Promise<Preflight> {
  const known = ownDomains.known();
  const items: BatchItem[] = [{ id: "owners", path: ownersPath(email) }];
  if (actor.kind === "person") items.push({ id: "me", path: `/me${query({ $select: "id,userType" })}` });
  if (!known) items.push({ id: "organization", path: organizationPath });
  const answers = await askBatch(options, actor, items);

  const owners = read(directoryUsers, answers.get("owners"), "users by address");
  const requester = read(me, answers.get("me"), "me");
  const tenant = known ? undefined : read(organization, answers.get("organization"), "organization");
  return {
    ownDomains: known ?? (tenant ? ownDomains.learn(tenant) : "not-checked"),
    existing: owners ? (chooseOwner(owners.value) ?? "none") : "not-checked",
    requesterType: requester?.userType ?? "not-checked",
  };
}

/** Undefined when it wasn't asked or a missing permission hides it; every other refusal is a failure. */
function read<S extends z.ZodType>(schema: S, answer: GraphAnswer | undefined, what: string): z.infer<S> | undefined {
  return answer === undefined || answer.status === 403 ? undefined : expectAnswer(schema, answer, what);
}
