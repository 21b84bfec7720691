"""Half-open ranges of Unicode code points in the source text."""

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema

TERMS = {
    "start": "起：第一个字的位置，从 0 数起",
    "end": "止：最后一个字之后的位置",
}
"""What people are told of the two ends."""


class Span(NamedTuple):
    """Place of a value in the source: ``source.text[start:end]``.

    ``start`` is 0-based and inclusive, ``end`` exclusive; both count Unicode code
    points of the decoded source (BOM removed, line ends kept as read).
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """The stretch of *text* this span points at."""
        return text[self.start : self.end]

    def contains(self, other: "Span") -> bool:
        """True where *other* lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: "GetCoreSchemaHandler") -> "CoreSchema":
        """Written as ``{"start", "end"}``, where Pydantic would write a named tuple as a list."""
        from pydantic_core import core_schema as schema

        place = schema.typed_dict_field(schema.int_schema())
        written = schema.typed_dict_schema({"start": place, "end": place}, cls=cls, extra_behavior="forbid")
        read = schema.no_info_after_validator_function(lambda pair: cls(pair["start"], pair["end"]), written)
        return schema.json_or_python_schema(
            json_schema=read,
            python_schema=schema.union_schema([schema.is_instance_schema(cls), read]),
            serialization=schema.plain_serializer_function_ser_schema(
                lambda span: {"start": span[0], "end": span[1]}, return_schema=written
            ),
            ref=f"{cls.__module__}.{cls.__qualname__}",
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: "CoreSchema", handler: "GetJsonSchemaHandler"
    ) -> "JsonSchemaValue":
        """The schema of what is written, with words for people."""
        made = handler.resolve_ref_schema(handler(schema))
        for name, description in TERMS.items():
            made["properties"][name]["description"] = description
        return made | {"description": "位置：全文中的一段，按 Unicode 码点计"}
