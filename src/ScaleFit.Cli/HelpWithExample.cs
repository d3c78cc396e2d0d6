using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using ScaleFit.Cli.Commands;

namespace ScaleFit.Cli;

/// <summary>The package's help, with examples below it.</summary>
internal sealed class HelpWithExample : SynchronousCommandLineAction
{
    /// <summary>Text broken at a screen's usual width is the same everywhere.</summary>
    private const int Widest = 100;

    private readonly HelpAction _help;
    private readonly IReadOnlyList<CommandOutline> _commands;

    /// <summary>Adds examples to a help.</summary>
    /// <param name="help">The package's help.</param>
    /// <param name="commands">The commands, with their examples.</param>
    /// <param name="width">Characters in a line of the terminal.</param>
    public HelpWithExample(HelpAction help, IReadOnlyList<CommandOutline> commands, int width)
    {
        (_help, _commands) = (help, commands);
        _help.MaxWidth = Math.Min(width, Widest);
    }

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        int exitCode = _help.Invoke(parseResult);
        string name = parseResult.CommandResult.Command.Name;
        string example = _commands.FirstOrDefault(command => command.Name == name)?.Example
            ?? "scalefit fit samples/scalerl-8b.csv\n  scalefit forecast samples/bs2048-100k.csv --until 50k --at 100k\n  scalefit simulate --until 16k | scalefit fit -";
        parseResult.InvocationConfiguration.Output.Write($"Examples:\n  {example}\n");
        return exitCode;
    }
}
