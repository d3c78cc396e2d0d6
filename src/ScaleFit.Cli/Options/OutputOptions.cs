using System.CommandLine;
using ScaleFit.Cli.Writing;

namespace ScaleFit.Cli.Options;

/// <summary>Where a result goes.</summary>
internal sealed class OutputOptions
{
    private readonly Option<string?> _file = new("-o")
    {
        Description = "Writes the result to a file, whole or not at all, instead of standard output.",
        HelpName = "FILE",
        Arity = ArgumentArity.ExactlyOne,
    };
    private readonly Option<bool> _quiet = new("--quiet") { Description = "Tells errors only on standard error." };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_file);
        command.Add(_quiet);
    }

    /// <summary>The options as given.</summary>
    /// <exception cref="CommandException">The file has no name.</exception>
    public Output Read(ParseResult parse, Terminal terminal) => parse.GetValue(_file) is { } file && string.IsNullOrWhiteSpace(file)
        ? throw new CommandException(ExitCode.Usage, "-o names no file; expected a path, or - for standard output")
        : new(terminal, parse.GetValue(_file), parse.GetValue(_quiet));
}
