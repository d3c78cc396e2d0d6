using ScaleFit.Cli;

return CommandLine.Run(args, Terminal.OfProcess());
