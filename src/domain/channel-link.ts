/** The parts of a channel's link. */
export interface LinkedChannel {
  readonly channelId: string;
  readonly channelName: string;
  /** Entra object id of the team's group. */
  readonly groupId: string;
  readonly tenantId: string;
  /** Teams on the web, without a slash at the end. */
  readonly teamsUrl: string;
}

/**
 * A link that opens a channel in Teams or in the browser, for members of its team (Microsoft: Deep link to Teams chat, "navigate to
 * channel").
 */
export function channelLink({ channelId, channelName, groupId, tenantId, teamsUrl }: LinkedChannel): string {
  const path = [channelId, channelName].map(encodeURIComponent).join("/");
  return `${teamsUrl}/l/channel/${path}?groupId=${encodeURIComponent(groupId)}&tenantId=${encodeURIComponent(tenantId)}`;
}
