using System.CommandLine;
using ScaleFit.Cli.Writing;

namespace ScaleFit.Cli.Options;

/// <summary>Options for the destination of the result.</summary>
internal sealed class OutputOptions
{
    private readonly Option<string?> _file = new("-o")
    {
        Description = "Writes the result to this file instead of standard output. ScaleFit replaces an existing file only with a complete result.",
        HelpName = "FILE",
        Arity = ArgumentArity.ExactlyOne,
    };
    private readonly Option<bool> _quiet = new("--quiet", "-q") { Description = "Prints only errors to standard error." };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_file);
        command.Add(_quiet);
    }

    /// <summary>The name of the file, where the command line gives a valid one; otherwise null.</summary>
    public string? File(ParseResult parse) => parse.GetResult(_file) is { Tokens: [{ Value.Length: > 0 } token] } ? token.Value : null;

    /// <summary>The given options.</summary>
    /// <exception cref="CommandException">The file name is empty.</exception>
    public Output Read(ParseResult parse, Terminal terminal) => parse.GetValue(_file) is { } file && string.IsNullOrWhiteSpace(file)
        ? throw new CommandException(ExitCode.Usage, "-o has an empty file name; expected a path, or - for standard output")
        : new(terminal, parse.GetValue(_file), parse.GetValue(_quiet));
}
