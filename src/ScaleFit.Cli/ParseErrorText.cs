using System.CommandLine;
using System.CommandLine.Parsing;

namespace ScaleFit.Cli;

/// <summary>Describes an invalid command line: what was found, and what is expected. Replaces the messages of System.CommandLine.</summary>
internal static class ParseErrorText
{
    /// <summary>The first error of a command line, without a full stop.</summary>
    public static string Describe(ParseResult parse)
    {
        var command = parse.CommandResult.Command;
        string commands = string.Join(", ", command.Subcommands.Select(c => c.Name));
        if (parse.UnmatchedTokens is [var token, ..])
        {
            if (token.StartsWith('-')) return $"unknown option '{token}'{Suggestion.Option(token, command)}";
            return command is not RootCommand ? $"unexpected argument '{token}'"
                : Suggestion.Subcommand(token, command) is { Length: > 0 } suggestion ? $"unknown command '{token}'{suggestion}" : $"unknown command '{token}'; expected one of {commands}";
        }
        return command is RootCommand ? $"no command given; expected one of {commands}" : Describe(parse.Errors[0]);
    }

    private static string Describe(ParseError error) => error.SymbolResult switch
    {
        ArgumentResult { Parent: OptionResult option } => Describe(option, error),
        OptionResult option => Describe(option, error),
        ArgumentResult { Tokens.Count: 0, Argument: { Arity.MinimumNumberOfValues: > 0 } argument } => $"<{argument.Name}> is missing; expected {Expected(argument)}",
        _ => error.Message.TrimEnd('.'),
    };

    private static string Describe(OptionResult result, ParseError error)
    {
        var option = result.Option;
        if (result.Tokens.Count < option.Arity.MinimumNumberOfValues) return $"{option.Name} has no value; expected {option.Name} <{option.HelpName}>";
        return result.Tokens.Count > option.Arity.MaximumNumberOfValues ? $"{option.Name} is given {result.IdentifierTokenCount} times; expected once" : error.Message.TrimEnd('.');
    }

    /// <summary>The forms of an argument: the second part of its description.</summary>
    private static string Expected(Argument argument) => argument.Description?.Split(": ") is [_, var forms] ? forms.TrimEnd('.') : "a value";
}
