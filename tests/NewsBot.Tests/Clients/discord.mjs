// A bot on discord.js that does what people of this bot see: a deferred answer, choices, buttons, answers below messages.
import { ApplicationCommandOptionType, ApplicationCommandType, Client, Events, MessageFlags, PermissionFlagsBits } from 'discord.js';
import { endWithInput, settings, tell } from './lines.mjs';

const commands = [
  {
    name: 'ask',
    description: 'Answers from the news',
    descriptionLocalizations: { de: 'Antwortet aus den Nachrichten' },
    options: [
      { name: 'question', description: 'What to look for', type: ApplicationCommandOptionType.String, required: true, maxLength: 500, autocomplete: true },
      { name: 'private', description: 'Whether only you see it', type: ApplicationCommandOptionType.Boolean },
    ],
  },
  { name: 'news', description: 'Changes what is read', defaultMemberPermissions: PermissionFlagsBits.ManageGuild },
  { name: 'Ask about this', type: ApplicationCommandType.Message },
];

const client = new Client({ intents: [], allowedMentions: { parse: [] }, rest: { api: settings.api } });

const message = content => ({ content, flags: MessageFlags.SuppressEmbeds });
const privately = content => ({ content, flags: MessageFlags.SuppressEmbeds | MessageFlags.Ephemeral });

async function answer(interaction) {
  if (interaction.isAutocomplete()) {
    const typed = interaction.options.getFocused();
    await interaction.respond([{ name: `${typed}…`, value: typed }]);
  } else if (interaction.isButton()) {
    await interaction.reply(privately(`${interaction.customId} of ${interaction.message.id}`));
  } else if (interaction.isMessageContextMenuCommand()) {
    await interaction.reply(message(interaction.targetMessage.content));
  } else {
    const isPrivate = interaction.options.getBoolean('private') ?? false;
    await interaction.deferReply(isPrivate ? { flags: MessageFlags.Ephemeral } : {});
    const edited = await interaction.editReply(message(`${interaction.user.username} asked: ${interaction.options.getString('question')}`));
    tell('edited', { content: edited.content, channel: interaction.channelId, guild: interaction.guildId, locale: interaction.locale });
  }
}

client.on(Events.ClientReady, async ready => {
  const registered = await ready.application.commands.set(commands);
  tell('ready', { user: ready.user.username, commands: registered.map(command => command.name), permissions: registered.map(command => command.defaultMemberPermissions?.toArray() ?? []).flat() });
});
client.on(Events.InteractionCreate, interaction => answer(interaction).catch(error => tell('failed', { text: `${error.stack}` })));
client.on(Events.ShardResume, (_, replayed) => tell('resumed', { replayed }));
client.on(Events.Error, error => tell('failed', { text: `${error.stack}` }));

endWithInput(() => client.destroy());
await client.login(settings.token);
