/** @import { PersonView, TenantView } from "../../../page-api/api.ts" */

/** @typedef {"invitation" | "approval"} StoryName */

/** The stories, by their names in the address. @type {readonly StoryName[]} */
const STORIES = ["invitation", "approval"];

/**
 * Address of the page on which a story plays by itself.
 *
 * @param {StoryName} story
 */
export const storyHref = (story) => (story === "invitation" ? "/?story" : `/?story=${story}`);

/**
 * The story that an address asks for; the first one if the name is unknown.
 *
 * @param {string} query of the page's address
 * @returns {StoryName | null}
 */
export function storyAsked(query) {
  const asked = new URLSearchParams(query).get("story");
  return asked === null ? null : (STORIES.find((story) => story === asked) ?? "invitation");
}

/**
 * The command that begins the story; null for a bot that invites nobody.
 *
 * @param {TenantView} tenant
 */
export const storyCommand = (tenant) => commandLike(tenant, /\binvite\b/i);

/**
 * The command that chooses a channel for approvals; null for a bot without approvals.
 *
 * @param {TenantView} tenant
 */
export const approvalCommand = (tenant) => commandLike(tenant, /\bapprovals\b/i);

/**
 * @param {TenantView} tenant
 * @param {RegExp} words
 */
const commandLike = ({ commands }, words) => commands.find(({ title, name = title }) => words.test(name))?.title ?? null;
