/** @import { TenantView } from "../../api.ts" */

/** Address of the page on which the story plays by itself. */
export const STORY_HREF = "/?story";

/** @param {string} query of the page's address */
export const asksForStory = (query) => new URLSearchParams(query).has("story");

/**
 * The command with which the story begins; null for a bot that invites nobody.
 *
 * @param {TenantView} tenant
 */
export const storyCommand = ({ commands }) => commands.find(({ title }) => /\binvite\b/i.test(title))?.title ?? null;
