using System.CommandLine;

namespace ScaleFit.Cli.Options;

/// <summary>Old names of options. They keep working, and help, completion and suggestions omit them.</summary>
internal static class OldName
{
    /// <summary>Creates a hidden option for the old name of an option without a parser of its own.</summary>
    public static Option<T> Create<T>(Option<T> option, string name) => new(name) { Hidden = true, HelpName = option.HelpName, Arity = option.Arity };

    /// <summary>The value given under either name.</summary>
    /// <exception cref="CommandException">Both names are given.</exception>
    public static T? Read<T>(ParseResult parse, Option<T> option, Option<T> old) => (IsGiven(parse, option), IsGiven(parse, old)) switch
    {
        (true, true) => throw new CommandException(ExitCode.Usage, $"{old.Name} is the old name of {option.Name}; give only one of them"),
        (false, true) => parse.GetValue(old),
        _ => parse.GetValue(option),
    };

    private static bool IsGiven(ParseResult parse, Option option) => parse.GetResult(option) is { Implicit: false };
}
