using System.CommandLine;

namespace ScaleFit.Cli.Options;

/// <summary>The logs that a command reads.</summary>
/// <param name="name">What they are to the command.</param>
internal sealed class LogArgument(string name = "LOG")
{
    private readonly Argument<string[]> _logs = new(name)
    {
        Description = "Logs to read: files, globs in quotes, or - for standard input.",
        Arity = ArgumentArity.OneOrMore,
    };

    /// <summary>Adds the argument to a command.</summary>
    public void AddTo(Command command)
    {
        // Otherwise a mistyped option is taken for a log.
        _logs.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
            {
                if (token.Value is ['-', _, ..])
                    result.AddError($"there is no option '{token.Value}'{Suggestion.Option(token.Value, command)}; for a file of that name write './{token.Value}'");
            }
        });
        command.Add(_logs);
    }

    /// <summary>The logs as given.</summary>
    public IReadOnlyList<string> Read(ParseResult parse) => parse.GetRequiredValue(_logs);
}
