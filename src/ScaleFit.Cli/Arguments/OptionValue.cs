using System.CommandLine.Parsing;

namespace ScaleFit.Cli.Arguments;

/// <summary>Parses a value. Returns false if the text is not valid.</summary>
internal delegate bool TryRead<T>(string text, out T value);

/// <summary>
/// Converts value parsers to option parsers for System.CommandLine. Every option that is not plain text uses one:
/// the default conversions depend on the culture of the process and accept undefined enum values.
/// </summary>
internal static class OptionValue
{
    /// <summary>A parser for a single value. The result is null if the option is absent.</summary>
    /// <param name="read">Parses the value.</param>
    /// <param name="expected">The expected form, as the end of an error message.</param>
    public static Func<ArgumentResult, T?> Parser<T>(TryRead<T> read, string expected) where T : struct => result =>
    {
        // System.CommandLine reports a wrong number of values itself.
        if (result.Tokens is [var token])
        {
            if (read(token.Value, out var value)) return value;
            result.AddError(Message(result, token.Value, expected));
        }
        return null;
    };

    /// <summary>A parser for a repeatable option.</summary>
    /// <param name="read">Parses one value.</param>
    /// <param name="expected">The expected form, as the end of an error message.</param>
    public static Func<ArgumentResult, T[]?> Repeated<T>(TryRead<T> read, string expected) =>
        result => Read(result, result.Tokens.Select(token => token.Value), read, expected);

    /// <summary>A parser for a repeatable option with comma-separated values.</summary>
    /// <param name="read">Parses one value.</param>
    /// <param name="expected">The expected form, as the end of an error message.</param>
    public static Func<ArgumentResult, T[]?> List<T>(TryRead<T> read, string expected) =>
        result => Read(result, result.Tokens.SelectMany(token => token.Value.Split(',')), read, expected);

    private static T[] Read<T>(ArgumentResult result, IEnumerable<string> texts, TryRead<T> read, string expected)
    {
        var values = new List<T>();
        foreach (string text in texts)
        {
            if (read(text, out var value)) values.Add(value);
            else result.AddError(Message(result, text, expected));
        }
        return [.. values];
    }

    private static string Message(ArgumentResult result, string text, string expected)
    {
        string option = (result.Parent as OptionResult)?.IdentifierToken?.Value ?? result.Argument.Name;
        return $"invalid value '{text}' for {option}; expected {expected}";
    }
}
