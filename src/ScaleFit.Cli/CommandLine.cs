using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using ScaleFit.Cli.Commands;
using ScaleFit.Cli.Writing;

namespace ScaleFit.Cli;

/// <summary>The whole tool: a command line in, an exit code out.</summary>
internal static class CommandLine
{
    /// <summary>The tool's version.</summary>
    public static string Version { get; } = typeof(CommandLine).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";

    /// <summary>How arguments are taken: bundled letters and files of arguments would give meanings to mistyped options and to logs whose names begin with @.</summary>
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
    /// <param name="args">The arguments, without the program's name.</param>
    /// <param name="terminal">The streams; left open.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(string[] args, Terminal terminal)
    {
        try
        {
            // A shell asks for completions with one; the package takes two for an impossible state.
            if (args.TakeWhile(static arg => arg is ['[', .., ']']).Count() > 1)
                throw new CommandException(ExitCode.Usage, "one word in brackets may stand before a command, to complete it");
            var parse = Root(args, terminal).Parse(args, Parsing);
            if (parse.Action is ParseErrorAction)
                throw new CommandException(ExitCode.Usage, $"{ErrorMessage(parse)} (see scalefit {Path(parse)}--help)");
            int exitCode = parse.Invoke(new InvocationConfiguration { Output = terminal.Output, Error = terminal.Error, EnableDefaultExceptionHandler = false });
            terminal.Output.Flush();
            return exitCode;
        }
        catch (CommandException e)
        {
            terminal.Tell(e.Message);
            return e.ExitCode;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            terminal.Tell(e.Message);
            return ExitCode.Failed;
        }
        catch (OutOfMemoryException)
        {
            terminal.Tell("memory ran out: give fewer logs at once, such as a share of them with --shard, or allow for more memory");
            return ExitCode.Failed;
        }
    }

    private static RootCommand Root(string[] args, Terminal terminal)
    {
        var root = new RootCommand("Fits the compute scaling of reinforcement learning runs: how high the pass rate can go, and how fast it gets there.") { HelpName = "scalefit" };
        CommandOutline[] commands = Commands;
        // Without the name of one, the command line may ask for help or be completed: that takes all of them.
        bool isNamed = commands.Any(command => args.Contains(command.Name));
        foreach (var command in commands)
            root.Add(!isNamed || args.Contains(command.Name) ? command.Create(terminal) : new Command(command.Name, command.Description));
        foreach (var option in root.Options)
        {
            if (option is HelpOption { Action: HelpAction help })
                option.Action = new HelpWithExample(help, commands, terminal.Width);
            if (option is VersionOption)
                option.Action = new VersionAction();
        }
        return root;
    }

    private static string Path(ParseResult parse) => parse.CommandResult.Command is RootCommand ? "" : $"{parse.CommandResult.Command.Name} ";

    private static string ErrorMessage(ParseResult parse)
    {
        var command = parse.CommandResult.Command;
        if (parse.UnmatchedTokens is [var token, ..])
        {
            return token.StartsWith('-') ? $"there is no option '{token}'{Suggestion.Option(token, command)}"
                : command is RootCommand ? $"there is no command '{token}'{Suggestion.Subcommand(token, command)}" : $"there is no argument '{token}'";
        }
        return command is RootCommand
            ? $"a command is missing: {string.Join(", ", command.Subcommands.Select(c => c.Name))}"
            : parse.Errors[0].Message.TrimEnd('.');
    }

    private sealed class VersionAction : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            parseResult.InvocationConfiguration.Output.Write($"{Version}\n");
            return ExitCode.Done;
        }
    }
}
