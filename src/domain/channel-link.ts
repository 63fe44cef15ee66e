/** A channel, as its link names it. */
export interface LinkedChannel {
  readonly channelId: string;
  readonly channelName: string;
  /** Entra object id of the team's group. */
  readonly groupId: string;
  readonly tenantId: string;
}

/** Opens a channel, in Teams or the browser, for those who are in its team (Microsoft: Deep link to Teams chat, "navigate to channel"). */
export function channelLink({ channelId, channelName, groupId, tenantId }: LinkedChannel): string {
  const path = [channelId, channelName].map(encodeURIComponent).join("/");
  return `https://teams.microsoft.com/l/channel/${path}?groupId=${encodeURIComponent(groupId)}&tenantId=${encodeURIComponent(tenantId)}`;
}
