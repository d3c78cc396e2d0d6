using System.Text;
using ScaleFit.Logs;
using ScaleFit.Runs;

namespace ScaleFit.Tests.Logs;

/// <summary>Reads logs from the text of a test.</summary>
internal static class Log
{
    public static LogContents Read(string text, LogOptions? options = null, string name = "runs.csv", Encoding? encoding = null)
    {
        encoding ??= new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        return LogReader.Read(new MemoryStream([.. encoding.GetPreamble(), .. encoding.GetBytes(text)]), name, options ?? new LogOptions());
    }

    public static Run Single(string text, LogOptions? options = null, string name = "runs.csv")
    {
        var contents = Read(text, options, name);
        Assert.Empty(contents.Failures);
        return Assert.Single(contents.Runs);
    }

    /// <summary>The message about the only run, which is a failure.</summary>
    public static string Failure(string text, LogOptions? options = null)
    {
        var contents = Read(text, options);
        Assert.Empty(contents.Runs);
        return OneLine(Assert.Single(contents.Failures).Message);
    }

    /// <summary>The message about the whole log.</summary>
    public static string Error(string text, LogOptions? options = null) =>
        OneLine(Assert.Throws<LogFormatException>(() => Read(text, options)).Message);

    /// <summary>A table of 20 good rows, so that one or two bad ones are fewer than a tenth.</summary>
    public static string With(params string[] rows) => Rows("gpu_hours,pass_rate", 20, i => $"{100 + i},0.{30 + i}") + string.Join('\n', rows) + "\n";

    public static string Rows(string header, int count, Func<int, string> row) =>
        header + "\n" + string.Concat(Enumerable.Range(1, count).Select(i => row(i) + "\n"));

    private static string OneLine(string message)
    {
        Assert.DoesNotContain(message, char.IsControl);
        return message;
    }
}
