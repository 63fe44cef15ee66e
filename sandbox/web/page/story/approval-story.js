import { addressAs } from "../common/identity.js";
import { until } from "./until.js";

/**
 * @import { PersonView, TenantView } from "../../../page-api/api.ts"
 * @import { StoryStep } from "./play-story.js"
 * @import { StoryPace } from "./story-pace.js"
 * @import { StoryStage } from "./story-stage.js"
 */

/**
 * The people and settings of the story.
 *
 * @typedef {object} ApprovalPlot
 * @property {StoryStage} stage
 * @property {StoryPace} pace
 * @property {PersonView} me the requester
 * @property {PersonView} admin the person who chooses the channel for approvals
 * @property {PersonView} approver the person who approves
 * @property {TenantView} tenant
 * @property {string} choose the command with which a channel is chosen for approvals
 * @property {string} command the command with which somebody is invited
 * @property {string} partner the address that is invited
 */

/** The title of the channel for approvals. */
const CHANNEL = "Guest approvals";
const CARD = ".from-bot:has(.card)";
const FORM = ".from-bot:has(input[type='email'])";
const MAIN_BUTTON = ".card button.style-positive";

/** @param {PersonView} person */
const firstName = ({ name }) => name.split(" ")[0] ?? name;

/**
 * The story of a request that needs approval: choosing the channel, requesting, approving, and the notice to the requester.
 *
 * @param {ApprovalPlot} plot
 * @returns {StoryStep[]}
 */
export function approvalStory(plot) {
  const { stage, me, admin, approver, tenant, choose, command, partner } = plot;
  const [asks, decides] = [firstName(me), firstName(approver)];
  /** @type {StoryStage | null} the approver's page, once it is open */
  let theirs = null;
  return [
    {
      caption: `Some partners need a colleague's approval at ${tenant.name}. ${admin.name} chooses where that is decided, once: “${choose}”.`,
      act: () => chooseChannel(plot),
    },
    {
      caption: `${asks} asks for ${partner} in General, and knows nothing of rules.`,
      act: async () => {
        await stage.openConversation();
        await stage.say(command);
        await stage.type(await field(plot, "The field for the address", "input[type='email']", HTMLInputElement), partner);
        await submit(plot);
      },
    },
    {
      caption: `The form comes back and says who approves, before anything is sent. ${asks} says what it is for.`,
      act: async () => stage.type(await justification(plot), "They review our terms for the new branch."),
    },
    {
      caption: `${asks} asks for approval. Nothing goes out yet; the card shows that it waits.`,
      act: async () => {
        await ask(plot);
        theirs = await openAs(plot, approver);
      },
    },
    {
      caption: `This is ${decides}'s Teams: the request is in ${CHANNEL}, with what was found about it. Everybody has the same buttons; who may decide is checked at the press.`,
      act: async () => theirs && approve(plot, theirs),
    },
    {
      caption: `The invitation went out at once, with ${decides}'s own rights. A person who presses now is told who was first.`,
      act: async () => stage.closeSide(),
    },
    {
      caption: `${asks} hears of it where it was asked for: the card has turned, and a notice mentions ${asks}.`,
      act: () => seeNotice(plot),
    },
  ];
}

/**
 * Opens the channel for approvals beside the conversation, as another person.
 *
 * @param {ApprovalPlot} plot
 * @param {PersonView} person
 */
async function openAs({ stage, pace }, person) {
  const find = () => [...document.querySelectorAll(".conversation")].find(({ textContent }) => textContent.includes(CHANNEL));
  const link = await until(`The channel ${CHANNEL}`, find, pace.stopped);
  const theirs = stage.openSide(addressAs(person.id, link.getAttribute("href") ?? ""), `${person.name}'s Teams`);
  await theirs.remember();
  return theirs;
}

/** @param {ApprovalPlot} plot */
async function chooseChannel(plot) {
  const { stage, pace, admin, choose } = plot;
  const theirs = await openAs(plot, admin);
  await theirs.say(choose);
  const card = await theirs.newMessage("The bot's question", CARD);
  const press = await theirs.find("The button that chooses the channel", ".card button", HTMLElement, () => card);
  await theirs.press(press);
  const isChosen = () => !press.isConnected || card.querySelector("[role='status']")?.textContent;
  await until("The bot's answer", isChosen, pace.stopped);
  await pace.rest(ANSWER_MS);
  stage.closeSide();
}

/** The time to read an answer before it disappears. */
const ANSWER_MS = 2_500;

/**
 * @template {HTMLElement} Kind
 * @param {ApprovalPlot} plot
 * @param {string} what
 * @param {string} selector
 * @param {new () => Kind} kind
 */
async function field({ stage }, what, selector, kind) {
  const message = await stage.newMessage("The bot's form", FORM);
  return stage.find(what, selector, kind, () => message);
}

/** @param {ApprovalPlot} plot */
async function submit(plot) {
  (await field(plot, "The form's button", MAIN_BUTTON, HTMLElement)).click();
}

/** @param {ApprovalPlot} plot */
function justification(plot) {
  return field(plot, "The field for the reason", "textarea[aria-required]", HTMLTextAreaElement);
}

/** @param {ApprovalPlot} plot */
async function ask(plot) {
  const { stage, pace, partner } = plot;
  const message = await stage.newMessage("The bot's form", FORM);
  await stage.press(await field(plot, "The button that asks for approval", MAIN_BUTTON, HTMLElement));
  const isAsked = () => !message.querySelector("input[type='email']") && message.textContent.includes(partner);
  await until("The card of the request", isAsked, pace.stopped);
  message.scrollIntoView({ block: "nearest" });
}

/**
 * @param {ApprovalPlot} plot
 * @param {StoryStage} theirs the approver's page
 */
async function approve({ pace, partner }, theirs) {
  const find = () => theirs.messages().findLast((message) => message.matches(CARD) && message.textContent.includes(partner));
  const card = await until("The approval card", find, pace.stopped);
  await theirs.press(await theirs.find("The button Approve", MAIN_BUTTON, HTMLElement, () => card));
  await until("The decision", () => !card.querySelector(MAIN_BUTTON), pace.stopped);
  card.scrollIntoView({ block: "start" });
  await pace.rest(ANSWER_MS);
}

/** @param {ApprovalPlot} plot */
async function seeNotice({ stage }) {
  const notice = await stage.newMessage("The notice", ".from-bot:not(:has(.card))");
  notice.scrollIntoView({ block: "nearest" });
}
