using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using ScaleFit.Cli.Commands;

namespace ScaleFit.Cli;

/// <summary>The help of System.CommandLine, followed by examples.</summary>
internal sealed class HelpWithExample : SynchronousCommandLineAction
{
    /// <summary>Largest line width in characters. It keeps the help independent of wide terminals.</summary>
    private const int Widest = 100;

    private readonly HelpAction _help;
    private readonly IReadOnlyList<CommandOutline> _commands;

    /// <summary>Creates the help action.</summary>
    /// <param name="help">The help of System.CommandLine.</param>
    /// <param name="commands">The commands, with their examples.</param>
    /// <param name="width">Width of the terminal in characters.</param>
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
