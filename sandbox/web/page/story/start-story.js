import { request } from "../api/request.js";
import { approvalStory } from "./approval-story.js";
import { choosePartner } from "./choose-partner.js";
import { invitationStory } from "./invitation-story.js";
import { playStory } from "./play-story.js";
import { approvalCommand, storyCommand } from "./story-address.js";
import { StoryPace } from "./story-pace.js";
import { StoryPanel } from "./story-panel.js";
import { StoryStage } from "./story-stage.js";

/**
 * @import { MailView, PersonView, TenantView } from "../../../page-api/api.ts"
 * @import { InvitationPlot } from "./invitation-story.js"
 * @import { StoryName } from "./story-address.js"
 */

/**
 * @typedef {object} Cast
 * @property {PersonView} me
 * @property {readonly PersonView[]} people
 * @property {TenantView} tenant
 */

/**
 * Plays a story on the page, as this person.
 *
 * @param {StoryName} story
 * @param {Cast} cast
 */
export async function startStory(story, cast) {
  const { me, tenant } = cast;
  const command = storyCommand(tenant);
  if (!command) return;
  /** @type {MailView[]} */
  const mails = await request("GET", "/api/mail");
  const pace = new StoryPace(matchMedia("(prefers-reduced-motion: reduce)").matches);
  const panel = new StoryPanel(pace, { story, me: me.id, others: approvalCommand(tenant) !== null });
  const stage = new StoryStage(pace, panel.side);
  const partner = choosePartner(
    story,
    mails.map(({ to }) => to),
  );
  const steps = stepsOf(story, cast, { stage, pace, me, tenant, command, partner });
  if (!steps) return;
  panel.open(steps.map(({ caption }) => caption));
  await playStory(steps, { board: panel, pace });
}

/**
 * @param {StoryName} story
 * @param {Cast} cast
 * @param {InvitationPlot} plot
 */
function stepsOf(story, { me, people, tenant }, plot) {
  if (story === "invitation") return invitationStory(plot);
  const choose = approvalCommand(tenant);
  const admin = people.find(({ part }) => part === "admin");
  const approver = people.find(({ part, id }) => part === "approver" && id !== me.id);
  return choose && admin && approver && approvalStory({ ...plot, choose, admin, approver });
}
