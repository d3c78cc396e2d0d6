using System.CommandLine;

namespace ScaleFit.Cli.Options;

/// <summary>The argument with the logs to read.</summary>
/// <param name="name">The name of the argument in the help.</param>
internal sealed class LogArgument(string name = "LOG")
{
    private readonly Argument<string[]> _logs = new(name)
    {
        Description = "Logs to read: files, folders, globs in quotes, or - for standard input.",
        Arity = ArgumentArity.OneOrMore,
    };

    /// <summary>Adds the argument to a command.</summary>
    public void AddTo(Command command)
    {
        // Without this check, the parser accepts a mistyped option as a log.
        _logs.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
            {
                if (token.Value is ['-', _, ..])
                    result.AddError($"unknown option '{token.Value}'{Suggestion.Option(token.Value, command)}; to read a file of that name, write './{token.Value}'");
            }
        });
        command.Add(_logs);
    }

    /// <summary>The given logs.</summary>
    public IReadOnlyList<string> Read(ParseResult parse) => parse.GetRequiredValue(_logs);
}
