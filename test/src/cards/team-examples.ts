import { addToTeamCard, addToTeamData } from "../../../src/cards/add-to-team.ts";
import { cantGetInCard, cantGetInData, hindrances } from "../../../src/cards/cant-get-in.ts";
import type { CantGetInView } from "../../../src/cards/cant-get-in.ts";
import { chooseTeamCard, chooseTeamData } from "../../../src/cards/choose-team.ts";
import type { ChooseTeamView } from "../../../src/cards/choose-team.ts";
import { invitationCard, invitationData } from "../../../src/cards/invitation.ts";
import { ownersCard, ownersData } from "../../../src/cards/owners.ts";
import type { OwnersView } from "../../../src/cards/owners.ts";
import type { Invitation, InvitationStateKind } from "../../../src/domain/invitation.ts";
import type { TeamPlan } from "../../../src/domain/team-plan.ts";
import { at, id } from "../../build/ids.ts";
import { person } from "../../build/person.ts";
import { invitationIn } from "./example-invitation.ts";
import type { CardExample } from "./example-invitation.ts";

const megan = person({ name: "Megan Bowen" });
const link = "https://teams.example";
const plan = { groupId: "0f3c7a4e-58f1-4d0b-9f2e-0d4f0c1f6a11", name: "Contoso Partners", since: at("10:00") } as const;
const by = { id: megan.id, name: megan.name };

const owners = (variant: string, team: TeamPlan, more: Partial<OwnersView> = {}, kind: InvitationStateKind = "accepted"): CardExample => {
  const view = { invitation: { ...invitationIn(kind), team }, ...more };
  return { template: "owners", variant, data: (texts) => ownersData(view, texts), card: (texts) => ownersCard(view, texts) };
};

const invitation = invitationIn("accepted");
const choose = (
  variant: string,
  teams: ChooseTeamView["teams"],
  partner: ChooseTeamView["partner"] = { ...invitation, invitation },
): CardExample => {
  const view = { partner, teams, link };
  return { template: "choose-team", variant, data: (texts) => chooseTeamData(view, texts), card: (texts) => chooseTeamCard(view, texts) };
};

const cantGetIn = (variant: string, more: Pick<CantGetInView, "hindrance"> = {}): CardExample => {
  const view = { invitation: invitationIn("accepted"), ...more };
  return { template: "cant-get-in", variant, data: (texts) => cantGetInData(view, texts), card: (texts) => cantGetInCard(view, texts) };
};

const byHand = { partner: { ...invitationIn("accepted"), invitation: invitationIn("accepted") }, team: "Contoso Partners", link };

/** The living card, as far as the team changes it. */
const living = (variant: string, more: Partial<Invitation>): CardExample => {
  const view = { invitation: { ...invitationIn("accepted"), ...more } };
  return { template: "invitation", variant, data: (texts) => invitationData(view, texts), card: (texts) => invitationCard(view, texts) };
};

/** The cards about the team that a partner joins. */
export const teamExamples: readonly CardExample[] = [
  {
    template: "add-to-team",
    variant: "by-hand",
    data: (texts) => addToTeamData(byHand, texts),
    card: (texts) => addToTeamCard(byHand, texts),
  },
  owners("asked", { ...plan, stage: "wanted" }, { toMention: { people: [megan] }, note: "Adele Vance: …" }),
  owners("asked-anybody", { ...plan, stage: "wanted" }),
  owners("added", { ...plan, stage: "added", by }),
  owners("in-team", { ...plan, stage: "seen" }),
  owners("undone", { ...plan, stage: "undone", by }),
  owners("left", { ...plan, stage: "undone" }),
  owners("over", { ...plan, stage: "wanted" }, {}, "removed"),
  choose("some", [
    { groupId: "1", name: "Contoso Partners" },
    { groupId: "2", name: "Project Falcon" },
  ]),
  choose("by-address", [{ groupId: "1", name: "Contoso Partners" }], { email: "sam.okafor@fabrikam.com" }),
  choose("none", []),
  choose("not-checked", "not-checked"),
  ...hindrances.map((hindrance) => cantGetIn(hindrance, { hindrance })),
  cantGetIn("questions"),
  living("accepted-in-chat", { home: { conversation: id("a:1adele") } }),
  living("accepted-asked", { team: { ...plan, stage: "wanted", ask: { conversation: id("19:general@thread.tacv2") } } }),
  living("accepted-no-guests", { team: { ...plan, stage: "wanted", hindrance: "guests-forbidden" } }),
  living("accepted-seen", { team: { ...plan, stage: "seen", by } }),
  living("accepted-left", { team: { ...plan, stage: "undone" } }),
];
