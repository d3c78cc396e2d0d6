using System.Text;
using ScaleFit.Logs;

namespace ScaleFit.Tests.Logs;

/// <summary>Logs that change, shrink or fail while they are read, and lines without an end.</summary>
public class FaultyStreamTests
{
    public static TheoryData<string> Files => ["scalerl-8b.csv", "seeds.csv", "tinker.jsonl", "trainer_state.json", "verl.log"];

    [Theory]
    [MemberData(nameof(Files))]
    public void AFileThatChangesWhileItIsReadIsReadOrRefused(string file)
    {
        byte[] whole = Sample(file);
        byte[][] others = [[], whole[..(whole.Length / 2)], [.. whole, .. whole], Sample("tinker.jsonl"), Sample("seeds.csv"), new byte[whole.Length], SparseHeader(whole)];
        int outcomes = 0;
        for (int reads = 0; reads < 12; reads++)
        {
            foreach (byte[] other in others)
            {
                using var stream = new ChangingStream(whole, other, reads);
                try
                {
                    var contents = LogReader.Read(stream, file, new LogOptions { Gpus = 8 });
                    outcomes += contents.Runs.Count + contents.Failures.Count;
                }
                catch (LogFormatException e)
                {
                    Assert.DoesNotContain(e.Message, char.IsControl);
                    outcomes++;
                }
            }
        }
        Assert.True(outcomes > 0, "no reading gave a result");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void ADiskThatFailsIsAReason(int reads)
    {
        using var stream = new ChangingStream(Sample("seeds.csv"), null, reads);
        var error = Assert.Throws<LogFormatException>(() => LogReader.Read(stream, "a.csv", new LogOptions()));
        Assert.Equal("a.csv: could not be read: the disk fails", error.Message);
    }

    /// <summary>Two gigabytes without a line break: ScaleFit stores at most the longest allowed line.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("gpu_hours,pass_rate\n1,0.5\n")]
    [InlineData("{\"step\": 1, \"a\": \"")]
    [InlineData("{'reward': 0.5, 'step': '")]
    [InlineData("step:1 - critic/score/mean:0.5 - a:")]
    [InlineData("1700000000000 0.5 1\n")]
    public void ALineWithoutAnEndIsRefused(string beginning)
    {
        using var stream = new EndlessLine(Encoding.UTF8.GetBytes(beginning));
        long before = GC.GetAllocatedBytesForCurrentThread();
        var error = Assert.Throws<LogFormatException>(() => LogReader.Read(stream, "a.log", new LogOptions()));
        Assert.Contains("a line of more than 16 MiB", error.Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 256 << 20);
    }

    private static byte[] Sample(string file) => File.ReadAllBytes(Path.Combine(Shared.Root(), "samples", file));

    /// <summary>The same rows under other names.</summary>
    private static byte[] SparseHeader(byte[] whole) => Array.ConvertAll(whole, b => b == (byte)'_' ? (byte)'-' : b);

    /// <summary>Changes its content, or fails, after a number of reads.</summary>
    private sealed class ChangingStream(byte[] first, byte[]? second, int reads) : MemoryStream
    {
        private int _left = reads;
        private byte[] _now = first;

        public override long Length => _now.Length;

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            if (_left-- == 0) _now = second ?? throw new IOException("the disk fails");
            int from = (int)Math.Min(Position, _now.Length), count = Math.Min(Math.Min(buffer.Length, 1000), _now.Length - from);
            _now.AsSpan(from, count).CopyTo(buffer);
            Position = from + count;
            return count;
        }
    }

    private sealed class EndlessLine(byte[] beginning) : MemoryStream
    {
        public override long Length => 2L << 30;

        public override long Position { get; set; }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            int count = (int)Math.Min(buffer.Length, Length - Position);
            buffer[..count].Fill((byte)'a');
            if (Position < beginning.Length) beginning.AsSpan((int)Position, Math.Min(count, beginning.Length - (int)Position)).CopyTo(buffer);
            Position += count;
            return count;
        }
    }
}
