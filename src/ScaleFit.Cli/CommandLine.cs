using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using ScaleFit.Cli.Commands;
using ScaleFit.Cli.Reading;
using ScaleFit.Cli.Writing;

namespace ScaleFit.Cli;

/// <summary>Parses and runs a command line, and returns the exit code.</summary>
internal static class CommandLine
{
    /// <summary>The version of the tool.</summary>
    public static string Version { get; } = typeof(CommandLine).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";

    /// <summary>The parser configuration. Bundled short options and response files are off: with them the parser would misread mistyped options, and logs whose names begin with @.</summary>
    public static ParserConfiguration Parsing => new() { EnablePosixBundling = false, ResponseFileTokenReplacer = null };

    private static CommandOutline[] Commands =>
    [
        FitCommand.Outline,
        ForecastCommand.Outline,
        BacktestCommand.Outline,
        PlanCommand.Outline,
        CompareCommand.Outline,
        PlotCommand.Outline,
        ReportCommand.Outline,
        InspectCommand.Outline,
        SimulateCommand.Outline,
        CompletionCommand.Outline,
    ];

    /// <summary>Runs a command line.</summary>
    /// <param name="args">The arguments, without the program name.</param>
    /// <param name="terminal">The streams. They stay open.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(string[] args, Terminal terminal)
    {
        try
        {
            // A shell asks for completions with one directive. System.CommandLine fails with an internal error on two.
            if (args.TakeWhile(static arg => arg is ['[', .., ']']).Count() > 1)
                throw new CommandException(ExitCode.Usage, "several directives of the form [NAME] before the command; expected at most one");
            var parse = Root(args, terminal).Parse(args, Parsing);
            if (parse.Action is ParseErrorAction)
            {
                var error = new CommandException(ExitCode.Usage, $"{ParseErrorText.Describe(parse)} (see scalefit {Path(parse)}--help)");
                throw parse.CommandResult.Command is CompareCommand compare ? compare.ReplaceOlderReport(parse, error, terminal) : error;
            }
            int exitCode = parse.Invoke(new InvocationConfiguration { Output = terminal.Output, Error = terminal.Error, EnableDefaultExceptionHandler = false });
            terminal.Output.Flush();
            return exitCode;
        }
        catch (CommandException e)
        {
            terminal.PrintMessage(e.Message);
            return e.ExitCode;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            terminal.PrintMessage(e.Message);
            return ExitCode.Failed;
        }
        catch (OutOfMemoryException)
        {
            terminal.PrintMessage("out of memory; give fewer logs (--shard reads a share of them), or raise the memory limit");
            return ExitCode.Failed;
        }
        catch (Exception e) when (Unexpected.IsOfOneLog(e))
        {
            terminal.PrintMessage(Unexpected.Describe(e));
            return ExitCode.Failed;
        }
    }

    private static RootCommand Root(string[] args, Terminal terminal)
    {
        var root = new RootCommand("Fits sigmoid scaling curves to the logs of reinforcement learning runs. Estimates the asymptote (ceiling) of the pass rate, forecasts the pass rate at more compute, and compares recipes.") { HelpName = "scalefit" };
        CommandOutline[] commands = Commands;
        // Help and completions need all commands if the command line names none.
        bool isNamed = commands.Any(command => args.Contains(command.Name));
        foreach (var command in commands)
            root.Add(!isNamed || args.Contains(command.Name) ? command.Create(terminal) : new Command(command.Name, command.Description));
        foreach (var option in root.Options)
        {
            if (option is HelpOption { Action: HelpAction help })
            {
                option.Description = "Shows this help.";
                option.Action = new HelpWithExample(help, commands, terminal.Width);
            }
            if (option is VersionOption)
            {
                option.Description = "Shows the version.";
                option.Action = new VersionAction();
            }
        }
        return root;
    }

    private static string Path(ParseResult parse) => parse.CommandResult.Command is RootCommand ? "" : $"{parse.CommandResult.Command.Name} ";

    private sealed class VersionAction : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            parseResult.InvocationConfiguration.Output.Write($"{Version}\n");
            return ExitCode.Done;
        }
    }
}
