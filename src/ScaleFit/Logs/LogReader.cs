using ScaleFit.Logs.Assembly;
using ScaleFit.Logs.Columns;
using ScaleFit.Logs.Files;
using ScaleFit.Logs.Formats;
using ScaleFit.Runs;

namespace ScaleFit.Logs;

/// <summary>Reads training logs into runs. Safe to call from any thread.</summary>
public static class LogReader
{
    /// <summary>The path of standard input.</summary>
    public const string StandardInput = "-";

    /// <summary>Reads a log from a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What to read.</param>
    /// <returns>The runs, and the runs that ScaleFit could not read.</returns>
    /// <exception cref="LogFormatException">The file cannot be opened or read, or does not have what <paramref name="options"/> select.</exception>
    /// <exception cref="ArgumentException">The path is <see cref="StandardInput"/>.</exception>
    public static LogContents Read(string path, LogOptions options) => Read(path, options, null);

    /// <summary>Reads a log.</summary>
    /// <param name="path">A file, or <see cref="StandardInput"/>.</param>
    /// <param name="options">What to read.</param>
    /// <param name="standardInput">The stream to read for <see cref="StandardInput"/>; it stays open.</param>
    /// <returns>The runs, and the runs that ScaleFit could not read.</returns>
    /// <exception cref="LogFormatException">The file cannot be opened or read, or does not have what <paramref name="options"/> select.</exception>
    /// <exception cref="ArgumentException">The path is <see cref="StandardInput"/> and its stream is null.</exception>
    public static LogContents Read(string path, LogOptions options, Stream? standardInput) =>
        Open(path, standardInput, bytes => Read(bytes, path, options));

    /// <summary>Reads a log from a stream.</summary>
    /// <param name="stream">The bytes of the log; the stream stays open.</param>
    /// <param name="name">The file's name in messages and in <see cref="Runs.Run.Source"/>. It also names the run if the log does not.</param>
    /// <param name="options">What to read.</param>
    /// <returns>The runs, and the runs that ScaleFit could not read.</returns>
    /// <exception cref="LogFormatException">The stream cannot be read, or does not have what <paramref name="options"/> select.</exception>
    public static LogContents Read(Stream stream, string name, LogOptions options) =>
        Guarded(name, () => new LogBytes(stream), bytes => Read(bytes, name, options));

    /// <summary>Inspects a log: its contents, and the options that a fit needs.</summary>
    /// <inheritdoc cref="Read(string, LogOptions, Stream?)"/>
    /// <returns>The contents of the log.</returns>
    internal static LogInspection Inspect(string path, LogOptions options, Stream? standardInput = null) =>
        Open(path, standardInput, bytes => WithRows(bytes, path, options, LogInspector.Inspect));

    private static LogContents Read(LogBytes bytes, string name, LogOptions options) => WithRows(bytes, name, options, static (rows, log) =>
    {
        if (rows is not SparseRows && log.Options.RunColumn is null && PanelHeader.Recognize(rows.Columns) is { } panel) return PanelReading.Read(rows, panel, log);
        bool isSurveyed = rows is SparseRows || (log.Options.Gpus is null && RecoveredGpus.CanBeIn(rows.Columns))
            || MetricChoice.DependsOnRanges(rows.Columns, log.Options) || IncompleteClock.CanBeIn(rows.Columns, log.Options);
        return TableReading.Read(rows, isSurveyed ? new LogSurvey(rows, isExact: false) : null, log);
    });

    private static T WithRows<T>(LogBytes bytes, string name, LogOptions options, Func<LogRows, LogSource, T> read)
    {
        var format = options.Format ?? LogRecognition.Recognize(bytes, static name => ComputeName.Recognize(name) is not null)
            ?? throw LogRecognition.Unknown(bytes, name == StandardInput ? "stdin" : name);
        if (format == LogFormat.JsonLines && LogRecognition.IsResult(bytes.Sample))
            throw new LogFormatException($"{PlainText.Shorten(name)}: this file has ScaleFit results, not a log: give it to {ResultTaker.Name}");
        var log = new LogSource(name, format.Name(), options) { ReadError = bytes.IsCutShort ? $"{PlainText.Shorten(name)}: the gzip data is cut short" : null };
        using var rows = LogRecognition.Open(format, bytes, log);
        return read(rows, log);
    }

    /// <summary>Opens a log, reads it and closes it. Errors with its files name the file.</summary>
    /// <inheritdoc cref="Read(string, LogOptions, Stream?)"/>
    internal static T Open<T>(string path, Stream? standardInput, Func<LogBytes, T> read)
    {
        if (path == StandardInput && standardInput is null) throw new ArgumentException("Standard input needs a stream.", nameof(standardInput));
        if (path == StandardInput) return Guarded(path, () => new LogBytes(standardInput!), read);
        string shown = PlainText.Shorten(path);
        if (path.Length == 0) throw new LogFormatException("the name of a log is empty: give a file, or - for standard input");
        if (path.Contains('\0', StringComparison.Ordinal)) throw InvalidName(path);
        if (Directory.Exists(path))
        {
            var parts = Guarded(path, () => LogFolder.Parts(path), parts => parts);
            if (parts.Count == 0) throw new LogFormatException($"{shown}: a folder, not a log: give the files in it by name, such as '{Path.Join(shown, "*.csv")}'");
            return Guarded(path, () => new LogBytes(path, parts), read);
        }
        return Guarded(path, () => File.OpenRead(path), stream => Guarded(path, () => new LogBytes(stream), read));
    }

    /// <summary>The error for a name that is not a valid file name.</summary>
    internal static LogFormatException InvalidName(string path) => new($"{PlainText.Quoted(path)} has a NUL character, which a file name cannot have: give the name of a file");

    /// <summary>Opens, reads and closes. Errors with the files name the file.</summary>
    private static TResult Guarded<TSource, TResult>(string name, Func<TSource> open, Func<TSource, TResult> read)
    {
        string shown = PlainText.Shorten(name);
        try
        {
            var source = open();
            using (source as IDisposable) return read(source);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new LogFormatException($"{shown}: no such file", e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new LogFormatException($"{shown}: permission denied: check its permissions", e);
        }
        catch (InvalidDataException e)
        {
            throw new LogFormatException($"{shown}: the gzip data is damaged: unpack the readable part with 'gzip -dc' and give that", e);
        }
        catch (OutOfMemoryException e)
        {
            throw new LogFormatException($"{shown}: does not fit into memory: give a part of the log, or provide more memory", e);
        }
        catch (IOException e)
        {
            throw new LogFormatException($"{shown}: could not be read: {PlainText.Shorten(e.Message)}", e);
        }
    }
}
