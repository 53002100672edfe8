using NewsBot.App.CommandLine;

return await NewsBotCommandLine.RunAsync(args, VerbEnvironment.OfProcess());
