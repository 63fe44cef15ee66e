import type { Asks, CautionKind } from "../../src/domain/caution.ts";
import type { FormValues } from "../../src/domain/invite-form.ts";
import type { Policy } from "../../src/domain/policy/policy.ts";
import { requestInvitation } from "../../src/flows/inviting/request-invitation.ts";
import type { RequestOutcome } from "../../src/flows/inviting/request.ts";
import { fakeOutside } from "../fakes/fake-outside.ts";
import type { FakeOutside } from "../fakes/fake-outside.ts";
import { aSubmission } from "./a-submission.ts";
import { at, id } from "./ids.ts";
import { person } from "./person.ts";

/** The justification of requests in {@link aWorldWithApprovers}. */
export const justification = "We build the spring campaign together.";
export const approvalsChannel = "19:approvals@thread.tacv2";

/** A tenant with an approvals channel in the team Contoso Partners, and a policy. */
export async function aWorldWithApprovers(policy: Partial<Policy> = {}): Promise<FakeOutside> {
  const outside = fakeOutside();
  const place = {
    conversation: id(approvalsChannel),
    by: id("megan"),
    locale: "fr-FR",
    timeZone: "Europe/Paris",
    since: at("09:00"),
  } as const;
  await outside.ports.settings.chooseApprovalsPlace(place);
  const channel = { channelId: approvalsChannel, channelName: "Guest approvals" };
  outside.teams.places.push({ groupId: "team-1", teamName: "Contoso Partners", ...channel });
  outside.policy.change(policy);
  outside.directory.types.set(person().id, "Member");
  return outside;
}

/** A person submits the form. */
export async function ask(
  outside: FakeOutside,
  confirmed: readonly CautionKind[] = [],
  values: FormValues = {},
  asks?: Asks,
): Promise<RequestOutcome> {
  return requestInvitation(outside.ports, aSubmission({ confirmed, values, ...(asks && { asks }) }));
}

/** The refusal on the form that came back, otherwise the outcome. */
export function refusalOf(outcome: RequestOutcome) {
  return outcome.kind === "refused" ? outcome.refusal : outcome;
}

/** The same world in app mode: the app invites. */
export function appMode(outside: FakeOutside): FakeOutside {
  return { ...outside, ports: { ...outside.ports, terms: { ...outside.ports.terms, inviteAs: "app" } } };
}
