using System.Text.Json.Serialization;

namespace Notebooks.Host.Protocol;

/// <summary>Serialization generated at build time: a host starts sooner without reflection.</summary>
[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(Command))]
[JsonSerializable(typeof(Event))]
public sealed partial class ProtocolJson : JsonSerializerContext;
