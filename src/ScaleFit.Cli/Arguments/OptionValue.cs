using System.CommandLine.Parsing;

namespace ScaleFit.Cli.Arguments;

/// <summary>Reads a value from its text; false when the text is none.</summary>
internal delegate bool TryRead<T>(string text, out T value);

/// <summary>
/// Turns readers of values into parsers of options. Every option that is not plain text has one:
/// the package's own conversions follow the culture of the process and accept undefined enum values.
/// </summary>
internal static class OptionValue
{
    /// <summary>A parser for a single value that may be absent.</summary>
    /// <param name="read">Reads the value.</param>
    /// <param name="expected">What the value looks like, as the end of a sentence.</param>
    public static Func<ArgumentResult, T?> Parser<T>(TryRead<T> read, string expected) where T : struct => result =>
    {
        // The package reports a wrong number of values itself.
        if (result.Tokens is [var token])
        {
            if (read(token.Value, out var value)) return value;
            result.AddError(Message(result, token.Value, expected));
        }
        return null;
    };

    /// <summary>A parser for an option that may be repeated.</summary>
    /// <param name="read">Reads one value.</param>
    /// <param name="expected">What a value looks like, as the end of a sentence.</param>
    public static Func<ArgumentResult, T[]?> Repeated<T>(TryRead<T> read, string expected) =>
        result => Read(result, result.Tokens.Select(token => token.Value), read, expected);

    /// <summary>A parser for an option that may be repeated and whose values may be joined by commas.</summary>
    /// <param name="read">Reads one value.</param>
    /// <param name="expected">What a value looks like, as the end of a sentence.</param>
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
        return $"{option} does not take '{text}'; expected {expected}";
    }
}
