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
 * @typedef {object} InvitationPlot
 * @property {StoryStage} stage
 * @property {StoryPace} pace
 * @property {PersonView} me the person who invites
 * @property {TenantView} tenant
 * @property {string} command the message to the bot
 * @property {string} partner the address that is invited
 */

const FORM = ".from-bot:has(input[type='email'])";
const NOTICE = ".from-bot:not(:has(.card))";

/** @param {string} name */
const firstName = (name) => name.split(" ")[0] ?? name;

/**
 * The whole life of an invitation, from the requester's message to the notice that the partner accepted.
 *
 * @param {InvitationPlot} plot
 * @returns {StoryStep[]}
 */
export function invitationStory(plot) {
  const { stage, me, tenant, command, partner } = plot;
  const name = firstName(me.name);
  return [
    {
      caption: `${name} wants to work with somebody outside ${tenant.name}. ${name} tells ${tenant.botName}: “${command}”.`,
      act: async () => {
        await stage.openConversation();
        await stage.say(command);
      },
    },
    {
      caption: `${tenant.botName} answers with a form. The partner's address is all that it needs.`,
      act: async () => stage.type(await formField(plot), partner),
    },
    {
      caption: `${name} sends it. The bot acts with ${name}'s own rights: people can only invite partners that they may invite.`,
      act: () => sendForm(plot),
    },
    {
      caption: "The same card now is the invitation, and everybody in the conversation sees it. Microsoft's mail has gone out.",
      act: () => openMail(plot),
    },
    { caption: "This is the partner's mailbox. The partner opens the mail and accepts.", act: () => followMail(plot) },
    { caption: `Microsoft asks the partner what ${tenant.name} may see. The partner agrees.`, act: () => accept(plot) },
    { caption: "The guest account is ready. Seconds later the card turns, and a notice arrives.", act: () => seeNotice(plot) },
    {
      caption: `The notice mentions ${name}, and so reaches the activity feed, wherever in Teams they are. Nobody had to look anything up.`,
      act: async () => {},
    },
  ];
}

/** @param {InvitationPlot} plot */
async function formField({ stage }) {
  const message = await stage.newMessage("The bot's form", FORM);
  return stage.find("The field for the address", "input[type='email']", HTMLInputElement, () => message);
}

/** @param {InvitationPlot} plot */
async function sendForm({ stage, pace, partner }) {
  const message = await stage.newMessage("The bot's form", FORM);
  const buttons = "button.style-positive, .ac-actionSet button:not([aria-controls])";
  const send = await stage.find("The form's button", buttons, HTMLElement, () => message);
  send.click();
  const isInvited = () => !message.querySelector("input[type='email']") && message.textContent.includes(partner);
  await until("The card of the invitation", isInvited, pace.stopped);
  message.scrollIntoView({ block: "nearest" });
}

/** @param {InvitationPlot} plot */
async function openMail({ stage, pace, partner }) {
  stage.openSide("/mail");
  const list = await stage.findInSide("The mailbox", "#mails");
  const find = () => [...list.querySelectorAll("a")].find(({ textContent }) => textContent.includes(partner));
  const mail = await until("The mail of the invitation", find, pace.stopped);
  mail.click();
}

/** @param {InvitationPlot} plot */
async function followMail({ stage }) {
  const link = await stage.findInSide("The mail's button", "a.mail-accept");
  // Otherwise it would open a new tab; the tour stays in one window.
  link.setAttribute("target", "_self");
  await stage.press(link);
  await stage.findInSide("Microsoft's question", "button.redeem-primary");
}

/** @param {InvitationPlot} plot */
async function accept({ stage }) {
  await stage.press(await stage.findInSide("The button Accept", "button.redeem-primary"));
  await stage.findInSide("The way in", "a.redeem-primary");
}

/** @param {InvitationPlot} plot */
async function seeNotice({ stage }) {
  stage.closeSide();
  const notice = await stage.newMessage("The notice", NOTICE);
  notice.scrollIntoView({ block: "nearest" });
}
