using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;

namespace ScaleFit.Cli.Tests.Arrows;

/// <summary>The instructions of a compiled body.</summary>
internal static class Instructions
{
    private static readonly Dictionary<int, OperandType> Operands = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value & 0xffff, code => code.OperandType);

    /// <summary>The tokens of types and members in it.</summary>
    public static IEnumerable<int> Tokens(BlobReader body)
    {
        var tokens = new List<int>();
        while (body.RemainingBytes > 0)
        {
            int first = body.ReadByte();
            switch (Operands[first == 0xfe ? 0xfe00 | body.ReadByte() : first])
            {
                case OperandType.InlineNone: break;
                case OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar: body.Offset += 1; break;
                case OperandType.InlineVar: body.Offset += 2; break;
                case OperandType.InlineI8 or OperandType.InlineR: body.Offset += 8; break;
                case OperandType.InlineSwitch:
                    int targets = body.ReadInt32();
                    body.Offset += 4 * targets;
                    break;
                case OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType: tokens.Add(body.ReadInt32()); break;
                // Numbers, targets of branches, strings and signatures of calls through pointers.
                default: body.Offset += 4; break;
            }
        }
        return tokens;
    }
}
