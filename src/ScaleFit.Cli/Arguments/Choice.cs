using System.CommandLine;
using System.CommandLine.Parsing;

namespace ScaleFit.Cli.Arguments;

/// <summary>An option whose value is one of a few words, case-sensitive.</summary>
internal sealed class Choice<T> : Option<T>
{
    private readonly T _fallback;
    private readonly (string Word, T Value)[] _choices;

    /// <summary>Creates an option.</summary>
    /// <param name="name">The option, such as <c>--curve</c>.</param>
    /// <param name="description">Description for the help.</param>
    /// <param name="fallback">The default value.</param>
    /// <param name="choices">The words and their values.</param>
    public Choice(string name, string description, T fallback, params (string Word, T Value)[] choices) : base(name)
    {
        (_fallback, _choices) = (fallback, choices);
        string[] words = Array.ConvertAll(choices, c => c.Word);
        Description = description;
        HelpName = string.Join('|', words);
        Arity = ArgumentArity.ExactlyOne;
        CustomParser = Read;
        // The default completions are names from the code.
        CompletionSources.Clear();
        CompletionSources.Add(words);
    }

    /// <summary>The given value, or the default.</summary>
    /// <remarks>System.CommandLine does not return a null value, which some words stand for. This method reads the token instead.</remarks>
    public T In(ParseResult parse) => parse.GetResult(this) is { Implicit: false, Tokens: [var token] } && TryFind(token.Value, out var value) ? value : _fallback;

    private T Read(ArgumentResult result)
    {
        if (result.Tokens is [var token])
        {
            if (TryFind(token.Value, out var found)) return found;
            result.AddError($"invalid value '{token.Value}' for {Name}; expected one of {string.Join(", ", _choices.Select(c => c.Word))}");
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
