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
    /// <remarks>The package hands out no value that is null, such as that of a word for no choice.</remarks>
    public T In(ParseResult parse) => parse.GetResult(this) is { Implicit: false, Tokens: [var token] } && TryFind(token.Value, out var value) ? value : _fallback;

    private T Read(ArgumentResult result)
    {
        if (result.Tokens is [var token])
        {
            if (TryFind(token.Value, out var found)) return found;
            result.AddError($"{Name} does not take '{token.Value}'; expected {string.Join(", ", _choices.Select(c => c.Word))}");
        }
        return _fallback;
    }

    private bool TryFind(string text, out T found)
    {
        foreach (var (word, value) in _choices)
        {
            found = value;
            if (word == text) return true;
        }
        found = _fallback;
        return false;
    }
}
