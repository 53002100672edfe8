// An app on Slack's Bolt that does what people of this bot see: answers in threads, a command, a button, a shortcut.
import { subscribe } from 'node:diagnostics_channel';
import bolt from '@slack/bolt';
import { endWithInput, settings, tell } from './lines.mjs';

const { App, HTTPReceiver, LogLevel, SocketModeReceiver } = bolt;

const clientOptions = { slackApiUrl: settings.api };
const logLevel = LogLevel.ERROR;
const receiver = settings.signingSecret
  ? new HTTPReceiver({ signingSecret: settings.signingSecret, endpoints: ['/slack/events', '/slack/commands', '/slack/interactivity'], logLevel })
  : new SocketModeReceiver({ appToken: settings.appToken, clientPingTimeout: settings.pause, installerOptions: { clientOptions }, logLevel });
const app = new App({ token: settings.botToken, receiver, clientOptions, logLevel });

app.event('app_mention', async ({ event, say, context }) => {
  const said = await say({ text: `answer to ${event.text.replace(`<@${context.botUserId}>`, '').trim()}`, thread_ts: event.thread_ts ?? event.ts, unfurl_links: false, unfurl_media: false, blocks: settings.blocks });
  tell('said', { channel: said.channel, text: said.message.text });
});
app.command('/newsbot', async ({ command, ack, respond }) => {
  await ack({ text: `looking for ${command.text}` });
  await respond({ text: `found ${command.text}`, response_type: 'in_channel' });
});
app.action('more', async ({ action, body, ack, respond }) => {
  await ack();
  await respond({ text: `${action.value} of ${body.message.ts}`, replace_original: false });
});
app.shortcut('ask_about', async ({ shortcut, ack, respond }) => {
  await ack();
  await respond({ text: `about ${shortcut.message.text}` });
});
app.error(async error => tell('failed', { text: `${error.stack}` }));

if (settings.signingSecret) {
  const server = await app.start({ host: '127.0.0.1', port: 0 });
  tell('started', { port: server.address().port });
} else {
  subscribe('undici:websocket:ping', () => tell('pinged'));
  receiver.client.on('connected', () => tell('connected'));
  await app.start();
}

endWithInput(() => app.stop());
