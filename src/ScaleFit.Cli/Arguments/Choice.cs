using System.CommandLine;
using System.CommandLine.Parsing;

namespace ScaleFit.Cli.Arguments;

/// <summary>An option that takes one of a few words, exactly as written.</summary>
internal sealed class Choice<T> : Option<T>
{
    private readonly T _fallback;
    private readonly (string Word, T Value)[] _choices;

    /// <summary>Makes an option.</summary>
    /// <param name="name">The option, such as <c>--curve</c>.</param>
    /// <param name="description">What it does.</param>
    /// <param name="fallback">The value where the option is not given.</param>
    /// <param name="choices">The words and what they mean.</param>
    public Choice(string name, string description, T fallback, params (string Word, T Value)[] choices) : base(name)
    {
        (_fallback, _choices) = (fallback, choices);
        string[] words = Array.ConvertAll(choices, c => c.Word);
        Description = description;
        HelpName = string.Join('|', words);
        Arity = ArgumentArity.ExactlyOne;
        CustomParser = Read;
        // Those of the package are the names of the code.
        CompletionSources.Clear();
        CompletionSources.Add(words);
    }

    /// <summary>The value as given.</summary>
    public T In(ParseResult parse) => parse.GetResult(this) is null or { Implicit: true } ? _fallback : parse.GetRequiredValue(this);

    private T Read(ArgumentResult result)
    {
        if (result.Tokens is [var token])
        {
            foreach (var (word, value) in _choices)
            {
                if (word == token.Value) return value;
            }
            result.AddError($"{Name} does not take '{token.Value}'; expected {string.Join(", ", _choices.Select(c => c.Word))}");
        }
        return _fallback;
    }
}
