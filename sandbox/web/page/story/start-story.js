import { request } from "../request.js";
import { invitationStory } from "./invitation-story.js";
import { choosePartner } from "./choose-partner.js";
import { playStory } from "./play-story.js";
import { storyCommand } from "./story-address.js";
import { StoryPace } from "./story-pace.js";
import { StoryPanel } from "./story-panel.js";
import { StoryStage } from "./story-stage.js";

/** @import { MailView, PersonView, TenantView } from "../../api.ts" */

/**
 * Plays the life of an invitation on the page, as this person.
 *
 * @param {{ me: PersonView, tenant: TenantView }} who
 */
export async function startStory({ me, tenant }) {
  const command = storyCommand(tenant);
  if (!command) return;
  /** @type {MailView[]} */
  const mails = await request("GET", "/api/mail");
  const partner = choosePartner(mails.map(({ to }) => to));
  const pace = new StoryPace(matchMedia("(prefers-reduced-motion: reduce)").matches);
  const panel = new StoryPanel(pace);
  const stage = new StoryStage(pace, panel.side);
  const steps = invitationStory({ stage, pace, me, tenant, command, partner });
  panel.open(steps.map(({ caption }) => caption));
  await playStory(steps, { board: panel, pace });
}
