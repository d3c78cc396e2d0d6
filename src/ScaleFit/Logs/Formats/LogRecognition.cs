using System.Globalization;
using ScaleFit.Logs.Files;
using ScaleFit.Runs;

namespace ScaleFit.Logs.Formats;

/// <summary>Recognises the format of a log by its beginning and opens the reader.</summary>
internal static class LogRecognition
{
    private const int LongestHeader = 1 << 16;

    /// <summary>The format; null if no format matches.</summary>
    /// <param name="bytes">The log.</param>
    /// <param name="isKnown">Whether a name is that of a known compute column.</param>
    public static LogFormat? Recognize(LogBytes bytes, Func<string, bool> isKnown)
    {
        ReadOnlySpan<byte> text = bytes.Sample;
        if (TensorRecords.IsIn(text)) return LogFormat.TensorBoard;
        if (bytes.Parts > 1 || bytes.Name(0) is not null || MlflowRows.IsIn(text)) return LogFormat.Mlflow;
        text = text.TrimStart(" \t\r\n\0"u8);
        // Before consoles, because text that a run logged may look like console lines.
        if (text is [(byte)'{', ..] && Next(text) is not '\'') return FirstObject(text).IndexOf("\"log_history\""u8) >= 0 ? LogFormat.TrainerState : LogFormat.JsonLines;
        if (text is [(byte)'[', ..] && Next(text) is '{' or ']') return LogFormat.JsonLines;
        if (IsHeader(text, isKnown)) return LogFormat.Csv;
        if (VerlRows.IsIn(text)) return LogFormat.Verl;
        if (BoxTableRows.IsIn(text) || StepLineRows.IsIn(text) || ConsoleRows.IsIn(text)) return LogFormat.Console;
        // The error of an empty or binary file, or of an endless line, says more than that its format is unknown.
        bool isEndless = text.Length > LongestHeader && text.IndexOf((byte)'\n') < 0;
        return text.IsEmpty || isEndless || Error(text) is not null || SeparatedText.IsIn(text) ? LogFormat.Csv : null;
    }

    /// <summary>The error for a log that matches no format.</summary>
    public static LogFormatException Unknown(LogBytes bytes, string name)
    {
        var text = bytes.Sample.AsSpan();
        int line = text[..^text.TrimStart(" \t\r\n\0"u8).Length].Count((byte)'\n') + 1;
        text = text.TrimStart(" \t\r\n\0"u8);
        int end = text.IndexOf((byte)'\n');
        return new LogFormatException(string.Create(CultureInfo.InvariantCulture, $"{PlainText.Shorten(name)}:{line}: the format is not recognised: found {PlainText.Quoted(end < 0 ? text : text[..end])} and no row of metrics in the first MiB, ")
            + $"expected a table of two columns or more, JSON, or the console output of a trainer: if it is one of them, name it with {OptionName.Format}");
    }

    /// <summary>Opens the rows of a log of a format.</summary>
    /// <exception cref="LogFormatException">The log is not of that format.</exception>
    public static LogRows Open(LogFormat format, LogBytes bytes, LogSource log) => format switch
    {
        LogFormat.JsonLines when bytes.Sample.AsSpan().TrimStart(" \t\r\n"u8) is [(byte)'[', ..] => new JsonDocumentRows(bytes, log),
        LogFormat.JsonLines => new JsonLineRows(bytes, log),
        LogFormat.TrainerState => new JsonDocumentRows(bytes, log),
        LogFormat.Verl => new VerlRows(bytes, log),
        LogFormat.Console when BoxTableRows.IsIn(bytes.Sample) => new BoxTableRows(bytes, log),
        LogFormat.Console when StepLineRows.IsIn(bytes.Sample) => new StepLineRows(bytes, log),
        LogFormat.Console => new ConsoleRows(bytes, log),
        LogFormat.TensorBoard => new TensorBoardRows(bytes, log),
        LogFormat.Mlflow => new MlflowRows(bytes, log),
        _ => Error(bytes.Sample) is { } error ? throw log.Wrong(1, error) : new CsvRows(bytes, log),
    };

    /// <summary>The first line if it is a whole object, as in a log with one object per line; otherwise the whole text.</summary>
    private static ReadOnlySpan<byte> FirstObject(ReadOnlySpan<byte> text)
    {
        int end = text.IndexOf((byte)'\n');
        return end >= 0 && text[..end].TrimEnd(" \t\r"u8) is [.., (byte)'}'] ? text[..end] : text;
    }

    /// <summary>Whether the first line is a header with a known compute column.</summary>
    private static bool IsHeader(ReadOnlySpan<byte> text, Func<string, bool> isKnown)
    {
        int end = text.IndexOf((byte)'\n');
        string line = System.Text.Encoding.UTF8.GetString(text[..(end < 0 ? Math.Min(text.Length, LongestHeader) : Math.Min(end, LongestHeader))]);
        return ",;\t|".Any(separator => line.Split(separator) is { Length: > 1 } names && names.Any(name => isKnown(name.Trim(' ', '"', '\r'))));
    }

    /// <summary>Whether a sample begins like ScaleFit results.</summary>
    public static bool IsResult(ReadOnlySpan<byte> sample)
    {
        var text = sample.TrimStart(" \t\r\n"u8);
        return TryTake(ref text, "{"u8) && TryTake(ref text, "\"schema\""u8) && TryTake(ref text, ":"u8) && TryTake(ref text, "\"scalefit/"u8);
    }

    private static bool TryTake(ref ReadOnlySpan<byte> text, ReadOnlySpan<byte> expected)
    {
        if (!text.StartsWith(expected)) return false;
        text = text[expected.Length..].TrimStart(" \t\r\n"u8);
        return true;
    }

    /// <summary>The next character after the first, white space skipped.</summary>
    private static char Next(ReadOnlySpan<byte> text) => text[1..].TrimStart(" \t\r\n"u8) is [var next, ..] ? (char)next : '\0';

    /// <summary>Why a sample cannot be separated values, or null.</summary>
    private static string? Error(ReadOnlySpan<byte> sample)
    {
        int end = sample.IndexOf((byte)'\n');
        var header = end < 0 ? sample : sample[..end];
        if (sample is [(byte)'P', (byte)'K', 3, 4, ..] or [0x28, 0xB5, 0x2F, 0xFD, ..]) return "a compressed file: unpack it first; ScaleFit unpacks only gzip itself";
        if (sample.StartsWith(":W&B"u8)) return "a .wandb file of an offline run: upload it with 'wandb sync', then export its history as CSV, such as with wandb.Api().run(PATH).history().to_csv(FILE)";
        if (header.Contains((byte)0)) return "the file has NUL bytes: found a binary or compressed file, expected a log";
        int control = header.IndexOfAnyInRange((byte)1, (byte)8);
        if (control >= 0 || (!header.IsEmpty && header[0] >= 0x80 && !System.Text.Unicode.Utf8.IsValid(header))) return "found a binary file or text that is not UTF-8, expected a log: check the file";
        return null;
    }
}
