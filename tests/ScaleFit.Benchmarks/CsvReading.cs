using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using System.Runtime.Intrinsics;
using ScaleFit.Logs;
using ScaleFit.Logs.Files;
using ScaleFit.Logs.Formats;

namespace ScaleFit.Benchmarks;

/// <summary>
/// Megabytes of separated values read in a second by the library's reader, and by one that splits lines at their commas and knows no quotes: what
/// a second reader for files without quotes would win.
/// </summary>
internal static class CsvReading
{
    private const int Rounds = 15;
    private const int SimulatedBytes = 10_000_000;

    /// <summary>Cells of a row that runs are made of: run, compute and pass rate.</summary>
    private const int UsedCells = 3;

    /// <summary>Reads a log by both readers in turns, every cell of it and those that runs are made of.</summary>
    /// <param name="path">The log, separated by commas; null simulates one in the folder of temporary files.</param>
    /// <param name="output">Where the figures go.</param>
    public static int Run(string? path, TextWriter output)
    {
        byte[] bytes = path is null ? Simulated() : File.ReadAllBytes(path);
        if (bytes.AsSpan().Contains((byte)'"'))
        {
            output.WriteLine("the log has quotes, which only one of the two readers reads");
            return 1;
        }
        var log = new LogSource(path ?? "simulated.csv", LogFormat.Csv.Name(), new LogOptions());
        foreach (int cells in (int[])[int.MaxValue, UsedCells]) Compare(bytes, log, cells, output);
        return 0;
    }

    private static void Compare(byte[] bytes, LogSource log, int cells, TextWriter output)
    {
        List<double> split = [], whole = [], ratios = [];
        for (int round = -Rounds; round < Rounds; round++)
        {
            double one = Rate(bytes, source => Split(source, log, cells)), other = Rate(bytes, source => Read(source, log, cells));
            // The first rounds are compiled while they run.
            if (round < 0) continue;
            split.Add(one);
            whole.Add(other);
            ratios.Add(one / other);
        }
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{bytes.Length / 1e6:F0} MB, {(cells == int.MaxValue ? "every cell" : $"{cells} cells a row")}, medians of {Rounds} rounds in turns: lines split {Median(split):F0} MB/s, CsvRows {Median(whole):F0} MB/s, ratio {Median(ratios):F2}"));
    }

    private static double Rate(byte[] bytes, Func<LogBytes, long> read)
    {
        long start = Stopwatch.GetTimestamp();
        using (var source = new LogBytes(new MemoryStream(bytes))) read(source);
        return bytes.Length / 1e6 / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static long Read(LogBytes source, LogSource log, int cells)
    {
        using var rows = new CsvRows(source, log);
        int columns = Math.Min(rows.Columns.Count, cells);
        long length = 0;
        while (rows.Read())
        {
            for (int column = 0; column < columns; column++) length += rows.Cell(column).Length;
        }
        return length;
    }

    private static long Split(LogBytes source, LogSource log, int cells)
    {
        var lines = new LineReader(source, log);
        if (!lines.TryRead(out var header)) return 0;
        var ends = new int[header.Count((byte)',') + 1];
        int columns = Math.Min(ends.Length, cells);
        long length = 0;
        while (lines.TryRead(out var line))
        {
            Split(line, ends);
            for (int column = 0; column < columns; column++) length += line[(column == 0 ? 0 : ends[column - 1] + 1)..ends[column]].Trim(" \t"u8).Length;
        }
        return length;
    }

    private static void Split(ReadOnlySpan<byte> line, int[] ends)
    {
        int count = 0, at = 0;
        var separator = Vector256.Create((byte)',');
        for (; at + Vector256<byte>.Count <= line.Length; at += Vector256<byte>.Count)
        {
            for (uint found = Vector256.Equals(Vector256.Create(line[at..]), separator).ExtractMostSignificantBits(); found != 0; found &= found - 1)
            {
                if (count < ends.Length) ends[count++] = at + BitOperations.TrailingZeroCount(found);
            }
        }
        for (; at < line.Length; at++)
        {
            if (line[at] == ',' && count < ends.Length) ends[count++] = at;
        }
        ends.AsSpan(count).Fill(line.Length);
    }

    /// <summary>A history of eight columns, three of them empty in most rows, as trackers export it.</summary>
    private static byte[] Simulated()
    {
        string path = Path.Join(Path.GetTempPath(), "scalefit-csv-benchmark.csv");
        var random = new Random(1);
        using (var writer = new StreamWriter(path))
        {
            writer.Write("run,_step,_runtime,gpu_hours,val/acc,train/reward,train/kl,lr\n");
            for (int step = 1; writer.BaseStream.Position < SimulatedBytes; step++)
            {
                string evaluation = step % 10 == 0 ? random.NextDouble().ToString("F6", CultureInfo.InvariantCulture) : "";
                writer.Write(string.Create(CultureInfo.InvariantCulture,
                    $"seed-{step / 10_000},{step},{step * 31.25},{step * 0.0694:F4},{evaluation},{random.NextDouble():R},{random.NextDouble() / 100:R},1e-06\n"));
            }
        }
        return File.ReadAllBytes(path);
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }
}
